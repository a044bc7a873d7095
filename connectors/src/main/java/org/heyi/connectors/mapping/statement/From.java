package org.heyi.connectors.mapping.statement;

/**
 * What the expressions of a statement read from.
 *
 * @param file that the statement stands in
 * @param name as FROM has it
 * @param alias what may stand before a column's name
 */
public record From(String file, String name, String alias) {}
