package org.heyi.connectors.record;

/**
 * A value that names exactly one entity of a type.
 *
 * @param type entity type
 * @param field identifier field of that type
 * @param value well-formed, written the one way its {@link org.heyi.schema.IdentifierFormat} has
 */
public record Identifier(String type, String field, String value) {}
