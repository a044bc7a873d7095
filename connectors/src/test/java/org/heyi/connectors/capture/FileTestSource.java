package org.heyi.connectors.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.heyi.connectors.Source.DropFolder;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.capture.files.FileCapture;

/** A drop folder whose department writes each table as a CSV file, whole each time. */
final class FileTestSource implements TestSource {
    private final String name;
    final Path folder;
    private final Map<String, List<String>> columns = new LinkedHashMap<>();
    private final Map<String, Map<String, String[]>> rows = new LinkedHashMap<>();

    FileTestSource(String name) {
        this.name = name;
        try {
            this.folder = Files.createTempDirectory("heyi-drop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Set<Ability> abilities() {
        return Set.of();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void createTable(String table, List<String> names) {
        columns.put(table, names);
        rows.put(table, new LinkedHashMap<>());
        write(table);
    }

    private void write(String table) {
        StringBuilder text = new StringBuilder(line(columns.get(table).toArray(String[]::new)));
        rows.get(table).values().forEach(row -> text.append(line(row)));
        put(table + ".csv", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a file into the folder at once, as it should be. */
    void put(String file, byte[] content) {
        try {
            Path part = Files.write(folder.resolve(file + ".part"), content);
            Files.move(part, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String... values) {
        return Arrays.stream(values)
                .map(value -> value == null ? "" : '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    @Override
    public void change(Consumer<Rows> changes) {
        changes.accept(new Rows() {
            @Override
            public void insert(String table, String... values) {
                rows.get(table).put(values[0], values);
            }

            @Override
            public void update(String table, String key, String column, String value) {
                String[] row = rows.get(table).remove(key);
                row[columns.get(table).indexOf(column)] = value;
                rows.get(table).put(row[0], row);
            }

            @Override
            public void delete(String table, String key) {
                rows.get(table).remove(key);
            }
        });
        rows.keySet().forEach(this::write);
    }

    @Override
    public void fill(String table, int count, String value) {
        for (int i = 0; i < count; i++) {
            String[] row = new String[columns.get(table).size()];
            row[0] = "k" + i;
            row[1] = value;
            rows.get(table).put(row[0], row);
        }
        write(table);
    }

    @Override
    public Capture start(SourceMappings mappings, GraphModel graph, CaptureOptions options) {
        CaptureContext context = new CaptureContext(name, "test", mappings, graph, graph, options);
        Map<String, FileTable> tables = columns.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        table -> new FileTable(
                                table.getKey() + "*.{csv,xlsx}",
                                List.of(Objects.requireNonNull(table.getValue().get(0))),
                                StandardCharsets.UTF_8)));
        return FileCapture.start(context, new DropFolder(folder, tables));
    }

    @Override
    public void close() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
