package org.heyi.hub.query.cypher;

import org.heyi.schema.EntityType;

/**
 * Where a field is compiled.
 *
 * @param variable the entity's name in the statement
 * @param row what is returned of the entity
 * @param cost what the row costs
 * @param depth the field's level
 */
record Site(EntityType type, String variable, Row row, Cost.Sum cost, int depth) {}
