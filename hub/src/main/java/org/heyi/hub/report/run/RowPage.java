package org.heyi.hub.report.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Some of a kept run's rows, in their order. What comes before them is passed over, not read.
 *
 * @param rows values in order of the columns, as JSON has them
 * @param start where the page begins in the whole
 * @param end where it ends: where the next one begins
 * @param following whether rows follow
 */
public record RowPage(List<List<@Nullable Object>> rows, long start, long end, boolean following) {

    /**
     * A page of the rows of {@code file}.
     *
     * @param after where an earlier page ended; 0 for the first
     * @throws FaultException when no page ended there
     */
    static RowPage read(Path file, long after, int first) throws IOException {
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "r")) {
            long start = after == 0 ? afterHead(whole) : after;
            requireEnd(whole, start);
            whole.seek(start);
            BufferedInputStream in = new BufferedInputStream(new FileInputStream(whole.getFD()));
            List<List<@Nullable Object>> rows = new ArrayList<>();
            long end = start;
            while (rows.size() < first && end < whole.length()) {
                byte[] line = line(in);
                end += line.length + 1;
                rows.add(RowsFile.values(new String(line, StandardCharsets.UTF_8)));
            }
            return new RowPage(rows, start, end, end < whole.length());
        }
    }

    private static long afterHead(RandomAccessFile whole) throws IOException {
        return line(new BufferedInputStream(new FileInputStream(whole.getFD()))).length + 1L;
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
            line.write(next);
        }
        return line.toByteArray();
    }

    private static void requireEnd(RandomAccessFile whole, long place) throws IOException {
        if (place > 0 && place <= whole.length()) {
            whole.seek(place - 1);
            if (whole.read() == '\n') {
                return;
            }
        }
        throw new FaultException(Fault.of(FaultCode.CURSOR_INVALID, Place.of("after")));
    }
}
