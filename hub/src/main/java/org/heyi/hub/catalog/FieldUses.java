package org.heyi.hub.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.document.FormItem;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.report.document.Reports;
import org.heyi.schema.EntityType;

/** Which documents have which fields; relations on the way to a field count, too. */
final class FieldUses {
    private final Map<SchemaField, TreeSet<String>> codes = new HashMap<>();

    static FieldUses of(Forms forms) {
        FieldUses uses = new FieldUses();
        forms.forms().forEach(form -> uses.add(form.code(), form.type(), form.items()));
        return uses;
    }

    static FieldUses of(Reports reports) {
        FieldUses uses = new FieldUses();
        reports.reports().forEach(report -> report.columns()
                .forEach(column -> column.fields().forEach(field -> uses.add(report.code(), field))));
        return uses;
    }

    /** In order. */
    List<String> codes(SchemaField field) {
        return List.copyOf(codes.getOrDefault(field, new TreeSet<>()));
    }

    private void add(String code, EntityType type, List<FormItem> items) {
        for (FormItem item : items) {
            add(code, new SchemaField(type.name(), item.name()));
            if (item instanceof FormItem.Part part) {
                add(code, part.target(), part.items());
            }
        }
    }

    private void add(String code, SchemaField field) {
        codes.computeIfAbsent(field, any -> new TreeSet<>()).add(code);
    }
}
