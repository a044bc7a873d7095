package org.heyi.schema;

/**
 * What makes entities of a type areas, from {@code @area}.
 *
 * @param level the field that says an area's level; its enum has the names of {@link AreaLevel} among its values
 * @param name the field that says what people call it
 */
public record AreaFields(String level, String name) {}
