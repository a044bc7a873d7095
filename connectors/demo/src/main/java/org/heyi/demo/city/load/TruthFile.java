package org.heyi.demo.city.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.heyi.demo.city.department.Mention;

/**
 * Who is who: a line for each mention, {@code department,table,key,column,kind,index}. For scoring only: nothing of the pipeline reads it.
 */
public final class TruthFile implements AutoCloseable {
    private static final String HEADER = "department,table,key,column,kind,index\n";

    private final BufferedWriter out;
    private final String department;

    /** @param file a department's part */
    public TruthFile(Path file, String department) throws IOException {
        this.out = Files.newBufferedWriter(file);
        this.department = department;
    }

    void row(String table, String key, List<Mention> mentions) throws IOException {
        for (Mention mention : mentions) {
            out.append(department)
                    .append(',')
                    .append(table)
                    .append(',')
                    .append(key)
                    .append(',');
            out.append(mention.column()).append(',');
            out.append(mention.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .append(',');
            out.append(Long.toString(mention.index())).append('\n');
        }
    }

    /** Joins the parts in their order, with a header, and removes them. */
    public static void join(List<Path> parts, Path truth) {
        try (OutputStream all = Files.newOutputStream(truth)) {
            all.write(HEADER.getBytes(StandardCharsets.UTF_8));
            for (Path part : parts) {
                Files.copy(part, all);
                Files.delete(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
