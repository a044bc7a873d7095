package org.heyi.connectors.capture.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * How a text file is written, found by looking at it.
 *
 * @param delimiter between values
 * @param preamble characters before the header: a byte order mark, a line {@code sep=;}
 */
record CsvFormat(Charset encoding, char delimiter, int preamble) {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final Pattern SEP = Pattern.compile("\"?sep=(.)\"?(?:\r\n|\r|\n|$)", Pattern.CASE_INSENSITIVE);
    private static final int HEAD = 1 << 16;

    /**
     * How {@code file} is written.
     *
     * @param said by whoever configured the table; null to look
     * @param key columns that the header must have, which tell when its names are told apart rightly
     * @throws BadFileException when it is in none of the known encodings
     */
    static CsvFormat of(Path file, @Nullable Charset said, List<String> key)
            throws IOException, BadFileException, InterruptedException {
        Optional<Charset> encoding = said != null ? Optional.of(said) : Encodings.of(file);
        if (encoding.isEmpty()) {
            throw new BadFileException(
                    FaultCode.FILE_BROKEN,
                    "it is neither in UTF-8 nor in GB18030 nor in UTF-16; name its encoding in connector.yaml");
        }
        return in(encoding.get(), file, key);
    }

    private static CsvFormat in(Charset encoding, Path file, List<String> key) throws IOException {
        String head = head(file, encoding);
        int mark = !head.isEmpty() && head.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        Matcher sep = SEP.matcher(head).region(mark, head.length());
        if (sep.lookingAt()) {
            return new CsvFormat(encoding, sep.group(1).charAt(0), sep.end());
        }
        String header = head.substring(mark);
        char found = DELIMITERS.get(0);
        int most = 0;
        for (char delimiter : DELIMITERS) {
            List<String> names = names(header, delimiter);
            int here = names.containsAll(key) ? Integer.MAX_VALUE : names.size();
            found = here > most ? delimiter : found;
            most = Math.max(here, most);
        }
        return new CsvFormat(encoding, found, mark);
    }

    private static String head(Path file, Charset encoding) throws IOException {
        char[] head = new char[HEAD];
        int length = 0;
        // Malformed text is replaced here, and told when the file is read.
        try (Reader text = new InputStreamReader(Files.newInputStream(file), encoding)) {
            for (int read = 0; read >= 0 && length < HEAD; length += Math.max(read, 0)) {
                read = text.read(head, length, HEAD - length);
            }
        }
        return new String(head, 0, length);
    }

    private static List<String> names(String text, char delimiter) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), CsvRows.separatedBy(delimiter))) {
            Iterator<CSVRecord> records = parser.iterator();
            return records.hasNext()
                    ? Arrays.stream(records.next().values())
                            .map(name -> name == null ? "" : name.strip())
                            .toList()
                    : List.of();
        } catch (IOException | UncheckedIOException notSoSeparated) {
            return List.of();
        }
    }

    /** The text from the header on; refuses what is not in the encoding. */
    Reader open(Path file) throws IOException {
        Reader text = new BufferedReader(new InputStreamReader(
                Files.newInputStream(file),
                encoding.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        for (int i = 0; i < preamble; i++) {
            text.read();
        }
        return text;
    }

    @Override
    public String toString() {
        return "CSV, " + encoding + ", " + (delimiter == '\t' ? "\\t" : "\"" + delimiter + "\"");
    }
}
