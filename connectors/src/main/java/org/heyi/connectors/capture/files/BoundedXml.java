package org.heyi.connectors.capture.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * XML of bounded size, and of bounded markup: a parser hands out text in pieces, but holds a tag, a comment, and a section of characters in
 * memory whole.
 */
final class BoundedXml extends FilterInputStream {
    private static final int LONGEST_MARKUP = 1 << 18;
    private long left;
    private @Nullable String end;
    private int length;
    private int quote;
    private final byte[] last = new byte[3];

    BoundedXml(InputStream in, long largest) {
        super(in);
        this.left = largest;
    }

    /** There is more than is read. */
    private static final class TooLargeException extends IOException {}

    /** Whether that is why {@code failure} came about. */
    static boolean within(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLargeException) {
                return true;
            }
        }
        return failure instanceof javax.xml.stream.XMLStreamException e
                && e.getNestedException() instanceof TooLargeException;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? read : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int size) throws IOException {
        int read = super.read(buffer, offset, size);
        left -= Math.max(read, 0);
        for (int i = offset; i < offset + read; i++) {
            follow(buffer[i]);
        }
        if (left < 0 || length > LONGEST_MARKUP) {
            throw new TooLargeException();
        }
        return read;
    }

    private void follow(byte b) {
        // In UTF-16, every other byte of markup is zero.
        if (b == 0) {
            return;
        }
        if (end == null) {
            if (b == '<') {
                end = ">";
                length = 0;
                quote = 0;
            }
            return;
        }
        length++;
        last[0] = last[1];
        last[1] = last[2];
        last[2] = b;
        if (length <= 3) {
            end = kind(b);
        }
        if (end.equals(">") && (b == '"' || b == '\'')) {
            quote = quote == 0 ? b : quote == b ? 0 : quote;
        } else if (quote == 0 && b == '>' && length >= end.length() && ends(end)) {
            end = null;
            length = 0;
        }
    }

    private String kind(byte b) {
        if (length == 1 && b == '?') {
            return "?>";
        }
        if (length == 2 && last[1] == '!' && b == '[') {
            return "]]>";
        }
        return length == 3 && last[0] == '!' && last[1] == '-' && b == '-' ? "-->" : String.valueOf(end);
    }

    private boolean ends(String with) {
        for (int i = 0; i < with.length(); i++) {
            if (last[3 - with.length() + i] != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
