package org.heyi.hub.form.overlap;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.filled.FormHead;

/**
 * Forms tied together by what they ask.
 *
 * @param forms at least two, by code
 * @param common the fields that all of them have
 */
public record FormGroup(List<FormHead> forms, NavigableSet<SchemaField> common, FormCover cover) {

    static FormGroup of(List<FormFields> forms) {
        NavigableSet<SchemaField> common = new TreeSet<>(forms.get(0).fields());
        forms.forEach(form -> common.retainAll(form.fields()));
        return new FormGroup(forms.stream().map(FormFields::form).toList(), common, FormCover.of(forms));
    }
}
