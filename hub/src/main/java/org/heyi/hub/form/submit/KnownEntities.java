package org.heyi.hub.form.submit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.heyi.hub.form.document.FormItem;
import org.heyi.hub.form.document.FormItem.Part;
import org.heyi.hub.query.execution.Asking;
import org.heyi.schema.EntityType;
import org.heyi.schema.ValueField;

/** Finds the entities that new ones in lists name, if they are known. */
final class KnownEntities {
    static final String ID = "_id";
    private final Asking asking;
    private final Locale locale;

    KnownEntities(Asking asking, Locale locale) {
        this.asking = asking;
        this.locale = locale;
    }

    /** The name under which an identifier of a found entity stands. */
    static String name(ValueField identifier) {
        return "_" + identifier.name();
    }

    /** Those that the names lead to, each with its {@link #ID}, identifiers, and what the form asks of a new one; none for a name that nobody has. */
    List<Map<?, ?>> named(NewEntry entry, List<Checked> names) {
        EntityType type = entry.list().list().target();
        String asked = type.identifiers()
                        .map(field -> name(field) + ": " + field.name())
                        .collect(Collectors.joining(" ", ID + ": id ", " "))
                + selection(entry.list().list().entry());
        StringBuilder variables = new StringBuilder();
        StringBuilder roots = new StringBuilder();
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String variable = "name" + i;
            variables.append("$").append(variable).append(": ID! ");
            roots.append("%s: %s(by: {%s: $%s}) { %s }\n"
                    .formatted(
                            variable,
                            type.singular(),
                            names.get(i).field().question().name(),
                            variable,
                            asked));
            values.put(variable, names.get(i).value());
        }
        List<Map<?, ?>> found = new ArrayList<>();
        asking.data("query(" + variables + ") { " + roots + "}", values, locale)
                .values()
                .forEach(one -> {
                    if (one instanceof Map<?, ?> entity) {
                        found.add(entity);
                    }
                });
        return found;
    }

    private static String selection(List<FormItem> items) {
        return items.stream()
                .filter(item -> !(item instanceof Part part && part.relation().many()))
                .map(item -> item instanceof Part part
                        ? part.name() + " { id " + selection(part.items()) + " }"
                        : item.name())
                .collect(Collectors.joining(" "));
    }
}
