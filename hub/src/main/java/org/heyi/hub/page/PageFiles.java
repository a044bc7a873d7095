package org.heyi.hub.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What a page needs to start without a network.
 *
 * @param version another as soon as any of the files is
 * @param paths on the server, the page's own first
 */
record PageFiles(String version, List<String> paths) {
    /** The page itself is served by its short path; the worker must not keep itself. */
    private static final Set<String> NOT_BY_NAME = Set.of("index.html", "worker.js");

    /** The files of {@code /work} and of {@code /assets}. */
    static PageFiles ofWork() {
        try {
            TreeMap<String, Resource> files = new TreeMap<>();
            for (String folder : List.of("work", "assets")) {
                for (Resource file : new PathMatchingResourcePatternResolver()
                        .getResources("classpath:/org/heyi/hub/page/" + folder + "/*.*")) {
                    files.put("/" + folder + "/" + Objects.requireNonNull(file.getFilename()), file);
                }
            }
            List<String> paths = new ArrayList<>(List.of("/work"));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (var file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                try (InputStream in = file.getValue().getInputStream()) {
                    digest.update(in.readAllBytes());
                }
                if (!NOT_BY_NAME.contains(file.getValue().getFilename())) {
                    paths.add(file.getKey());
                }
            }
            return new PageFiles(HexFormat.of().formatHex(digest.digest(), 0, 8), List.copyOf(paths));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
