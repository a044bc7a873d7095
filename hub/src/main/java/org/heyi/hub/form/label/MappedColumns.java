package org.heyi.hub.form.label;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.mapping.statement.Statement;
import org.heyi.connectors.mapping.statement.Target;
import org.heyi.hub.document.SchemaField;

/** Which columns of departments' tables feed a field alone. */
final class MappedColumns {
    private MappedColumns() {}

    static Map<SchemaField, Set<String>> of(Collection<Mappings> mappings) {
        Map<SchemaField, Set<String>> columns = new HashMap<>();
        for (Mappings one : mappings) {
            for (Statement statement : one.statements()) {
                statement.outputs().forEach(output -> add(statement.type(), output, columns));
            }
        }
        return columns;
    }

    private static void add(String type, Statement.Output output, Map<SchemaField, Set<String>> columns) {
        Set<String> read = output.expression().columns();
        if (output.target() instanceof Target.Value value && read.size() == 1) {
            SchemaField field = new SchemaField(type, value.field().name());
            columns.computeIfAbsent(field, any -> new LinkedHashSet<>()).addAll(read);
        }
    }
}
