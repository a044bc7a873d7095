package org.heyi.connectors.capture.debezium.quiet;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB's compressed events (log_bin_compress), made what they would be without compression. Such an event has another type, and its last
 * part, a statement's text or the rows, is zlib's; what comes before stays as it is.
 */
final class CompressedEvent {
    private static final int TYPE = 4;
    private static final int LENGTH = 9;
    private static final int HEADER = 19;
    private static final int QUERY_COMPRESSED = 165;
    private static final int FIRST_ROWS = 166;
    private static final int FIRST_ROWS_WITH_EXTRA = 169;
    private static final int LAST_ROWS = 171;
    private static final int QUERY = 2;
    private static final int FIRST_PLAIN = 23;
    private static final int FIRST_PLAIN_WITH_EXTRA = 30;
    private static final int MOST_BYTES = 1 << 30;

    private final byte[] event;
    private final int end;

    private CompressedEvent(byte[] event, int checksum) {
        this.event = event;
        this.end = event.length - checksum;
    }

    /** Whether events of this type are compressed. */
    static boolean is(int type) {
        return type >= QUERY_COMPRESSED && type <= LAST_ROWS;
    }

    /**
     * The event without compression.
     *
     * @param event with its header and its checksum
     * @param checksum bytes at the end; those of the result mean nothing
     */
    static byte[] plain(byte[] event, int checksum) throws IOException {
        return new CompressedEvent(event, checksum).plain();
    }

    private byte[] plain() throws IOException {
        int type = unsigned(TYPE);
        int start = type == QUERY_COMPRESSED ? statement() : rows(type);
        int sizes = unsigned(start) & 0x07;
        int size = 0;
        for (int i = 1; i <= sizes; i++) {
            size = (size << 8) | unsigned(start + i);
        }
        if (size < 0 || size > MOST_BYTES || (unsigned(start) & 0xF8) != 0x80) {
            throw new IOException("an event of type " + type + " is compressed in another way");
        }
        byte[] plain = Arrays.copyOf(event, start + size + event.length - end);
        inflate(start + 1 + sizes, plain, start, size);
        plain[TYPE] = (byte) plainType(type);
        for (int i = 0; i < 4; i++) {
            plain[LENGTH + i] = (byte) (plain.length >>> (8 * i));
        }
        return plain;
    }

    private static int plainType(int type) {
        if (type == QUERY_COMPRESSED) {
            return QUERY;
        }
        return type < FIRST_ROWS_WITH_EXTRA
                ? type - FIRST_ROWS + FIRST_PLAIN
                : type - FIRST_ROWS_WITH_EXTRA + FIRST_PLAIN_WITH_EXTRA;
    }

    /** Where a statement's text begins: after its thread, its time, its error, its variables, its database. */
    private int statement() throws IOException {
        int database = unsigned(HEADER + 8);
        int variables = unsigned(HEADER + 11) | (unsigned(HEADER + 12) << 8);
        return HEADER + 13 + variables + database + 1;
    }

    /** Where the rows begin: after the table's number, flags, what is extra, and which columns there are. */
    private int rows(int type) throws IOException {
        int at = HEADER + 8;
        if (type >= FIRST_ROWS_WITH_EXTRA) {
            at += unsigned(at) | (unsigned(at + 1) << 8);
        }
        int columns = unsigned(at++);
        if (columns == 0xFC) {
            columns = unsigned(at) | (unsigned(at + 1) << 8);
            at += 2;
        }
        int images = plainType(type) == FIRST_PLAIN + 1 || plainType(type) == FIRST_PLAIN_WITH_EXTRA + 1 ? 2 : 1;
        return at + images * ((columns + 7) / 8);
    }

    private int unsigned(int at) throws IOException {
        if (at >= end) {
            throw new IOException("a compressed event ends too early");
        }
        return event[at] & 0xFF;
    }

    private void inflate(int from, byte[] into, int at, int size) throws IOException {
        Inflater inflater = new Inflater();
        @Nullable DataFormatException broken = null;
        int done = 0;
        try {
            inflater.setInput(event, from, end - from);
            while (done < size && !inflater.finished() && !inflater.needsInput()) {
                done += inflater.inflate(into, at + done, size - done);
            }
        } catch (DataFormatException e) {
            broken = e;
        } finally {
            inflater.end();
        }
        if (done < size) {
            throw new IOException("a compressed event cannot be unpacked", broken);
        }
    }
}
