package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.heyi.schema.fault.FaultCode;

/** Finds the encoding of a text file: by its byte order mark, else the one in which all of it is text. */
final class Encodings {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int BUFFER = 1 << 16;

    /** With so many characters of UTF-8 to each place that is none, a file is in UTF-8, and damaged. */
    private static final int UNLIKELY = 4;

    private Encodings() {}

    /** What of a file is text in an encoding. */
    private record Fit(long wholeSequences, long faults, boolean cut) {}

    /** The encoding; empty when it is none of those that are known. */
    static Optional<Charset> of(Path file) throws IOException, BadFileException, InterruptedException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(BUFFER);
        }
        Optional<Charset> marked = marked(head);
        if (marked.isPresent()) {
            return marked;
        }
        Optional<Charset> wide = wide(head);
        if (wide.isPresent() && zeros(head) > head.length / 4) {
            return wide;
        }
        Fit utf8 = fit(file, StandardCharsets.UTF_8);
        if (utf8.faults == 0 && !utf8.cut) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (wide.isPresent()) {
            return wide;
        }
        if (utf8.faults == 0) {
            throw new BadFileException(FaultCode.FILE_INCOMPLETE, "it ends within a character");
        }
        if (utf8.wholeSequences > UNLIKELY * utf8.faults) {
            throw new BadFileException(
                    FaultCode.FILE_BROKEN, "it is in UTF-8, but %d places are no text".formatted(utf8.faults));
        }
        Fit chinese = fit(file, GB18030);
        return chinese.faults == 0 && !chinese.cut ? Optional.of(GB18030) : Optional.empty();
    }

    private static Optional<Charset> marked(byte[] head) {
        if (startsWith(head, 0xef, 0xbb, 0xbf)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(head, 0xff, 0xfe)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return startsWith(head, 0xfe, 0xff) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        for (byte b : bytes) {
            zeros += b == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** UTF-16 without a mark, told by the side on which its line breaks have their zero byte. */
    private static Optional<Charset> wide(byte[] head) {
        int little = 0;
        int big = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            little += isBreak(head[i]) && head[i + 1] == 0 ? 1 : 0;
            big += isBreak(head[i + 1]) && head[i] == 0 ? 1 : 0;
        }
        if (little == big) {
            return Optional.empty();
        }
        return Optional.of(little > big ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static boolean isBreak(byte b) {
        return b == '\n' || b == '\r';
    }

    private static Fit fit(Path file, Charset encoding) throws IOException, InterruptedException {
        CharsetDecoder decoder = encoding.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer text = CharBuffer.allocate(BUFFER);
        long whole = 0;
        long faults = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = 0; read >= 0; bytes.compact()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("told to end while a file was looked at");
                }
                read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                CoderResult result = decoder.decode(bytes, text, false);
                while (!result.isUnderflow()) {
                    if (result.isError()) {
                        faults++;
                        bytes.position(bytes.position() + result.length());
                    }
                    whole += taken(text);
                    result = decoder.decode(bytes, text, false);
                }
                whole += taken(text);
            }
        }
        return new Fit(whole, faults, bytes.position() > 0);
    }

    /** How many characters beyond ASCII were decoded; makes room for more. */
    private static long taken(CharBuffer text) {
        long beyond = 0;
        for (char c : Arrays.copyOf(text.array(), text.position())) {
            beyond += c > 0x7f ? 1 : 0;
        }
        text.clear();
        return beyond;
    }
}
