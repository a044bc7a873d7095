package org.heyi.hub.form.label;

import org.heyi.hub.document.SchemaField;

/**
 * The field that a label means.
 *
 * @param field a field that holds a value, or a relation
 * @param path where it stands, seen from the form's subject, such as {@code livesIn.address}
 * @param name of the field, which the label is like
 * @param similarity of label and name; 1 when they are the same
 */
public record Suggestion(SchemaField field, String path, String name, double similarity) {}
