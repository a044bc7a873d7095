package org.heyi.hub.document;

/**
 * A field of the schema: two documents that have it ask the same.
 *
 * @param type name of the entity type
 * @param field name of its field
 */
public record SchemaField(String type, String field) implements Comparable<SchemaField> {

    @Override
    public int compareTo(SchemaField other) {
        int byType = type.compareTo(other.type);
        return byType == 0 ? field.compareTo(other.field) : byType;
    }

    /** Such as {@code Building.address}. */
    @Override
    public String toString() {
        return type + "." + field;
    }
}
