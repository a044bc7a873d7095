package org.heyi.hub.report.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows as they are kept: a line with the table's head, then one for each row. Every format is made of these. */
final class RowsFile implements TableWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final OutputStream out;

    RowsFile(TableHead head, OutputStream out) throws IOException {
        this.out = out;
        line(head);
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        line(values);
    }

    private void line(Object value) throws IOException {
        out.write(JSON.writeValueAsBytes(value));
        out.write('\n');
    }

    @Override
    public void close() {
        // whoever opened the stream closes it
    }

    /** The values of a row's line. */
    static List<@Nullable Object> values(String line) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object value : JSON.readValue(line, Object[].class)) {
            values.add(value);
        }
        return values;
    }

    /** What the table of {@code file} is called and has as columns. */
    static TableHead head(Path file) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return JSON.readValue(lines.readLine(), TableHead.class);
        }
    }

    /** Writes the rows of {@code file} in another format. */
    static void copy(Path file, Format format, OutputStream to) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            TableHead head = JSON.readValue(lines.readLine(), TableHead.class);
            try (TableWriter table = format.table(head, to)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    table.row(values(line));
                }
            }
        }
    }
}
