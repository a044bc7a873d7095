package org.heyi.hub.query.cypher;

import graphql.execution.MergedField;
import java.util.Map;

/**
 * A field that the operation selects.
 *
 * @param key its name in the answer
 * @param name its name in the schema
 * @param arguments coerced; values that only fill parameters may be {@link Slot}s
 * @param field what {@link Selections} reads its own selection from
 */
record Selected(String key, String name, Map<String, Object> arguments, MergedField field) {}
