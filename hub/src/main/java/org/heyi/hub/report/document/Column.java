package org.heyi.hub.report.document;

import java.util.List;
import java.util.Map;
import org.heyi.hub.document.SchemaField;
import org.heyi.schema.ValueKind;

/**
 * A column of a report.
 *
 * @param name as the department has it in its header
 * @param fields of the schema that it shows: the relations on the way, then the field itself
 * @param path to the value in what the query answers for a row
 * @param labels of an enum's values, in Chinese; empty for everything else
 */
public record Column(
        String name, List<SchemaField> fields, List<String> path, ValueKind kind, Map<String, String> labels) {}
