package org.heyi.hub.form.submit;

import org.heyi.hub.form.filled.FilledField;
import org.jspecify.annotations.Nullable;

/** An answer that its field takes: {@code value} is of the class that the field's kind has. */
record Checked(FilledField field, Object value, @Nullable String evidence) {}
