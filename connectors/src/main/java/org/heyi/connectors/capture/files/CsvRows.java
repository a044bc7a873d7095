package org.heyi.connectors.capture.files;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.heyi.schema.fault.FaultCode;

/** CSV as RFC 4180 has it: the first record is the header, every record has as many values, and the last one ends with a line break, too. */
final class CsvRows implements FileRows {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setNullString("")
            .setIgnoreEmptyLines(true)
            .get();
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private final Charset encoding;

    CsvRows(Charset encoding) {
        this.encoding = encoding;
    }

    /** Remembers the last character, which tells whether the last line is whole. */
    private static final class LastCharacter extends FilterReader {
        private char last = '\n';

        private LastCharacter(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            last = read < 0 ? last : (char) read;
            return read;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            last = read <= 0 ? last : buffer[offset + read - 1];
            return read;
        }
    }

    @Override
    public void read(Path file, Visitor visitor) throws IOException, BadFileException, InterruptedException {
        try (LastCharacter text = new LastCharacter(new InputStreamReader(
                        Files.newInputStream(file),
                        encoding.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)));
                CSVParser records = CSVParser.parse(text, FORMAT)) {
            read(records, visitor);
            if (text.last != '\n' && text.last != '\r') {
                throw new BadFileException(FaultCode.FILE_INCOMPLETE, "its last line has no end");
            }
        } catch (CharacterCodingException e) {
            throw new BadFileException(FaultCode.FILE_BROKEN, "it is not in the encoding " + encoding);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new BadFileException(FaultCode.FILE_BROKEN, "it is not in the encoding " + encoding);
            }
            throw new BadFileException(FaultCode.FILE_INCOMPLETE, String.valueOf(e.getMessage()));
        }
    }

    private static void read(CSVParser records, Visitor visitor) throws BadFileException, InterruptedException {
        int columns = 0;
        for (CSVRecord record : records) {
            if (columns == 0) {
                List<String> header = header(record);
                columns = header.size();
                visitor.header(header);
            } else if (record.size() == columns) {
                visitor.row(record.getRecordNumber(), record.values());
            } else {
                String what = "row %d has %d values, and the header %d"
                        .formatted(record.getRecordNumber(), record.size(), columns);
                throw new BadFileException(FaultCode.FILE_INCOMPLETE, what);
            }
        }
        if (columns == 0) {
            throw new BadFileException(FaultCode.FILE_INCOMPLETE, "it is empty");
        }
    }

    private static List<String> header(CSVRecord record) {
        String[] names = record.values().clone();
        for (int i = 0; i < names.length; i++) {
            String name = names[i] == null ? "" : names[i];
            names[i] =
                    (i == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK ? name.substring(1) : name).strip();
        }
        return Arrays.asList(names);
    }
}
