package org.heyi.hub.form.submit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was sent.
 *
 * @param path of the field
 * @param item id of the list's entity that is meant; null outside lists
 * @param value as JSON
 * @param evidence what shows that a value known otherwise is wrong; null when nothing does
 */
public record Answer(
        String path,
        @Nullable String item,
        Object value,
        @Nullable String evidence) {
    private static final Pattern INDEX = Pattern.compile("\\[[0-9]+]");
    private static final Pattern ENTRY = Pattern.compile("\\[\\+[0-9]+]");

    /** The path without the places in lists, which may have changed; {@code [+]} for a new entity. */
    String place() {
        return place(path);
    }

    static String place(String path) {
        return ENTRY.matcher(INDEX.matcher(path).replaceAll("")).replaceAll("[+]");
    }
}
