package org.heyi.demo.city.truth;

import org.jspecify.annotations.Nullable;

/** Texts that say nothing. */
final class Texts {
    private Texts() {}

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
