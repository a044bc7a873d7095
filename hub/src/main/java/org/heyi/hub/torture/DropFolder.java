package org.heyi.hub.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A folder into which a department drops CSV files, not all of them whole. */
final class DropFolder {
    static final List<String> COLUMNS =
            List.of("id", "ident", "file_no", "name", "phone", "code", "old_code", "updated");

    private final Path folder;
    private int dropped;
    private List<Map<String, @Nullable String>> newest = List.of();

    DropFolder(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The rows of the newest complete file. */
    List<Map<String, @Nullable String>> newest() {
        return newest;
    }

    /** A new file with all of the rows. */
    void dropComplete(List<Map<String, @Nullable String>> rows) throws IOException {
        write(csv(rows));
        newest = List.copyOf(rows);
    }

    /** A file that ends in a line's first value, as while it is being copied; one that ended in the last would look like a whole one. */
    void dropHalf(List<Map<String, @Nullable String>> rows) throws IOException {
        String text = csv(rows);
        write(text.substring(0, text.lastIndexOf('\n', text.length() - text.length() / 3 - 1) + 2));
    }

    /** A file whose key occurs twice, or that has a row with too many values. */
    void dropBroken(List<Map<String, @Nullable String>> rows, boolean twice) throws IOException {
        List<Map<String, @Nullable String>> more = new ArrayList<>(rows);
        if (twice) {
            more.add(rows.get(0));
        }
        write(twice ? csv(more) : csv(more) + "a,b\n");
    }

    /** Each file is written later than the one before, by a clock that no file system is too coarse for. */
    private void write(String text) throws IOException {
        dropped++;
        Path hidden = folder.resolve("next.part");
        Files.write(hidden, text.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(hidden, FileTime.fromMillis(1_700_000_000_000L + dropped * 10_000L));
        Files.move(hidden, folder.resolve(String.format(Locale.ROOT, "survey-%05d.csv", dropped)));
    }

    private static String csv(List<Map<String, @Nullable String>> rows) {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (Map<String, @Nullable String> row : rows) {
            text.append(COLUMNS.stream()
                            .map(column -> '"'
                                    + Objects.requireNonNullElse(row.get(column), "")
                                            .replace("\"", "\"\"")
                                    + '"')
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }
}
