package org.heyi.hub.form.label;

import org.heyi.hub.document.SchemaField;
import org.jspecify.annotations.Nullable;

/**
 * A name by which forms ask for a field.
 *
 * @param owner the type it is asked of
 * @param relation the owner's relation that leads to the field's type; null when the field is the owner's own
 * @param field what is asked: a value, or a relation itself
 * @param exact whether only the very name means it: short codes such as a table's columns have nothing alike
 */
record NamedField(
        String name,
        Wording wording,
        String owner,
        @Nullable String relation,
        SchemaField field,
        boolean exact) {

    /** From the owner, such as {@code legalRepresentative.phone}. */
    String path() {
        return relation == null ? field.field() : relation + "." + field.field();
    }
}
