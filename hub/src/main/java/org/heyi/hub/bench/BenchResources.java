package org.heyi.hub.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The bench's schema, mapping and statements: what names types stands in there, not in Java. */
public final class BenchResources {
    private BenchResources() {}

    /** A resource as text; its name may have a folder in it. */
    public static String text(String name) {
        try (InputStream in = BenchResources.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
