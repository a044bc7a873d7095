package org.heyi.hub.form.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/**
 * The questions of a form on paper: in a {@code .txt} one a line, in a {@code .csv} what stands first in each row, or, where there is one
 * row only, all that stands in it (the head of a table).
 */
final class QuestionList {
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(true).setTrim(true).get();

    private QuestionList() {}

    static boolean isList(String file) {
        return file.endsWith(".txt") || file.endsWith(".csv");
    }

    /** The questions in order; what is wrong goes to {@code faults}. */
    static List<String> read(String file, String text, List<Fault> faults) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Stream<String> questions = file.endsWith(".csv") ? cells(file, plain, faults).stream() : plain.lines();
        return questions.map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static List<String> cells(String file, String text, List<Fault> faults) {
        try (CSVParser parser = CSVParser.parse(text, CSV)) {
            List<CSVRecord> rows = parser.getRecords();
            return rows.size() == 1
                    ? rows.get(0).toList()
                    : rows.stream().map(row -> row.get(0)).toList();
        } catch (CSVException | UncheckedIOException e) {
            faults.add(Fault.of(FaultCode.DRAFT_CSV, Place.of(file), String.valueOf(e.getMessage())));
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory", e);
        }
    }
}
