package org.heyi.hub.form.filled;

import java.util.List;
import org.heyi.hub.form.document.Form;
import org.heyi.hub.form.document.Form.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * A form as the API lists it: accessors have the names of the API's fields.
 *
 * @param paths of its fields, places in lists left out
 */
public record FormHead(
        String code,
        String version,
        String department,
        String title,
        String titleZh,
        String subject,
        String type,
        Lookup lookup,
        List<String> variables,
        @Nullable String every,
        List<String> paths) {

    public static FormHead of(Form form) {
        return new FormHead(
                form.code(),
                form.version(),
                form.department(),
                form.title().en(),
                form.title().zh(),
                form.subject(),
                form.type().name(),
                form.lookup(),
                List.copyOf(form.variables().keySet()),
                form.every() == null ? null : form.every().toString(),
                List.copyOf(form.questions().keySet()));
    }
}
