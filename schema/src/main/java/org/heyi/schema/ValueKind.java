package org.heyi.schema;

/** What a value field holds, and the Java class its values have everywhere between mapping and query. */
public enum ValueKind {
    /** {@link String}. */
    ID("ID"),
    /** {@link String}. */
    STRING("String"),
    /** {@link Long}, within 32 bits. */
    INT("Int"),
    /** {@link Long}. */
    LONG("Long"),
    /** {@link Double}. */
    FLOAT("Float"),
    /** {@link Boolean}. */
    BOOLEAN("Boolean"),
    /** {@link java.time.LocalDate}. */
    DATE("Date"),
    /** {@link java.time.OffsetDateTime} in UTC. */
    DATE_TIME("DateTime"),
    /** {@link String}: the name of the enum's value. */
    ENUM("");

    private final String scalar;

    ValueKind(String scalar) {
        this.scalar = scalar;
    }

    /** The name of the GraphQL scalar; empty for {@link #ENUM}. */
    public String scalar() {
        return scalar;
    }
}
