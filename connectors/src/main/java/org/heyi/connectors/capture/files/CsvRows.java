package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** CSV as RFC 4180 has it: the first record is the header, and every record has as many values. */
final class CsvRows implements FileRows {
    private final Path file;
    private final Place place;
    private final CsvFormat format;

    /** @param place of the file, for what is said of its values */
    CsvRows(Path file, Place place, CsvFormat format) {
        this.file = file;
        this.place = place;
        this.format = format;
    }

    /** How records are told apart that are separated by {@code delimiter}. */
    static CSVFormat separatedBy(char delimiter) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setNullString("")
                .setIgnoreEmptyLines(true)
                .get();
    }

    @Override
    public String kind() {
        return format.toString();
    }

    @Override
    public void read(Visitor visitor) throws IOException, BadFileException, InterruptedException {
        try (Reader text = format.open(file);
                BoundedReader bounded = new BoundedReader(text, LONGEST_ROW);
                CSVParser records = CSVParser.parse(bounded, separatedBy(format.delimiter()))) {
            read(records, bounded, new NamedColumns(visitor, place));
        } catch (CharacterCodingException e) {
            throw broken("it is not in the encoding " + format.encoding());
        } catch (UncheckedIOException e) {
            throw bad(Objects.requireNonNull(e.getCause()));
        } catch (BoundedReader.TooLongException e) {
            throw bad(e);
        }
    }

    private static void read(CSVParser records, BoundedReader text, NamedColumns columns)
            throws IOException, BadFileException, InterruptedException {
        Iterator<CSVRecord> all = records.iterator();
        while (all.hasNext()) {
            CSVRecord record = all.next();
            text.recordEnded();
            String[] values = record.values();
            if (values.length < columns.width() && !NamedColumns.isBlank(values)) {
                String what = "row %d has %d values, and the header %d"
                        .formatted(record.getRecordNumber(), values.length, columns.width());
                throw new BadFileException(FaultCode.FILE_INCOMPLETE, what);
            }
            columns.row(record.getRecordNumber(), values);
        }
        if (!columns.known()) {
            throw new BadFileException(FaultCode.FILE_INCOMPLETE, "it is empty");
        }
    }

    private BadFileException bad(IOException e) {
        if (e instanceof CharacterCodingException) {
            return broken("it is not in the encoding " + format.encoding());
        }
        if (e instanceof BoundedReader.TooLongException tooLong) {
            String what = String.format(
                    Locale.ROOT,
                    "row %d is longer than %,d characters, as when a quotation mark is never closed",
                    tooLong.record(),
                    LONGEST_ROW);
            return new BadFileException(FaultCode.FILE_TOO_LARGE, what);
        }
        String reason = String.valueOf(e.getMessage());
        return reason.contains("EOF") ? new BadFileException(FaultCode.FILE_INCOMPLETE, reason) : broken(reason);
    }

    private static BadFileException broken(String why) {
        return new BadFileException(FaultCode.FILE_BROKEN, why);
    }

    @Override
    public void close() {
        // Nothing is open between two readings.
    }
}
