package org.heyi.hub.report.run;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.heyi.hub.report.run.TableHead.HeadColumn;
import org.jspecify.annotations.Nullable;

/** CSV as spreadsheets open it: with a byte order mark, or Chinese is not read as such, and with nothing in it that they would compute. */
final class CsvTable implements TableWriter {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    /** What a spreadsheet takes for the beginning of a formula. */
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r\\n＝＋－＠]");

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
    private final TableHead head;
    private final CSVPrinter out;

    CsvTable(TableHead head, OutputStream stream) throws IOException {
        this.head = head;
        OutputStreamWriter writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        this.out = new CSVPrinter(writer, CSVFormat.RFC4180);
        out.printRecord(
                head.columns().stream().map(column -> guarded(column.name())).toList());
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        List<@Nullable Object> cells = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            cells.add(value == null ? null : cell(head.columns().get(i), value));
        }
        out.printRecord(cells);
    }

    private Object cell(HeadColumn column, Object value) {
        return switch (column.kind()) {
            case DATE, BOOLEAN, INT, LONG -> value;
            case DATE_TIME -> head.local(value).format(MOMENT);
            case FLOAT -> new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
            default -> guarded(column.shown(value));
        };
    }

    /** With {@code '} before what would be a formula; a number with a sign, such as a telephone's, is none. */
    private static String guarded(String text) {
        boolean formula =
                FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
