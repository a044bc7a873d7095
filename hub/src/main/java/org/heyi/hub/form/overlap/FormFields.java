package org.heyi.hub.form.overlap;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.document.FormItem.Question;
import org.heyi.hub.form.filled.FormHead;

/** A form and the fields it has, each once however often it stands there. */
public record FormFields(FormHead form, NavigableSet<SchemaField> fields) {

    public static FormFields of(Form form) {
        NavigableSet<SchemaField> fields = new TreeSet<>();
        form.questions().values().stream().map(Question::schemaField).forEach(fields::add);
        return new FormFields(FormHead.of(form), fields);
    }

    /** Those that are among {@code others}, too. */
    public NavigableSet<SchemaField> shared(NavigableSet<SchemaField> others) {
        NavigableSet<SchemaField> shared = new TreeSet<>(fields);
        shared.retainAll(others);
        return shared;
    }

    /** {@code some} as a part of {@code all}, 0 to 1; 0 of nothing. */
    public static double share(NavigableSet<SchemaField> some, NavigableSet<SchemaField> all) {
        return all.isEmpty() ? 0 : (double) some.size() / all.size();
    }
}
