package org.heyi.hub.form.overlap;

import java.util.Collections;
import java.util.NavigableSet;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.filled.FormHead;

/**
 * Two forms and the fields that both have.
 *
 * @param first the one of whose fields they are the larger share
 * @param shareOfFirst 0 to 1
 * @param shareOfSecond 0 to 1
 */
public record FormPair(
        FormHead first, FormHead second, double shareOfFirst, double shareOfSecond, NavigableSet<SchemaField> fields) {

    static FormPair of(FormFields one, FormFields other) {
        NavigableSet<SchemaField> fields = Collections.unmodifiableNavigableSet(one.shared(other.fields()));
        double shareOfOne = FormFields.share(fields, one.fields());
        double shareOfOther = FormFields.share(fields, other.fields());
        return shareOfOne >= shareOfOther
                ? new FormPair(one.form(), other.form(), shareOfOne, shareOfOther, fields)
                : new FormPair(other.form(), one.form(), shareOfOther, shareOfOne, fields);
    }
}
