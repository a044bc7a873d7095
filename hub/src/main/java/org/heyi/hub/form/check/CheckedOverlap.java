package org.heyi.hub.form.check;

import java.util.NavigableSet;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.filled.FormHead;
import org.heyi.hub.form.overlap.FormFields;

/**
 * A form that has fields in common with the one that is checked.
 *
 * @param share of the checked one's fields, 0 to 1
 * @param shareOfForm of its own, 0 to 1
 */
public record CheckedOverlap(FormHead form, NavigableSet<SchemaField> fields, double share, double shareOfForm) {

    static CheckedOverlap of(NavigableSet<SchemaField> checked, FormFields form) {
        NavigableSet<SchemaField> shared = form.shared(checked);
        return new CheckedOverlap(
                form.form(), shared, FormFields.share(shared, checked), FormFields.share(shared, form.fields()));
    }
}
