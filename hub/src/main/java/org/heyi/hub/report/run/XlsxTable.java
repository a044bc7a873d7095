package org.heyi.hub.report.run;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.heyi.hub.report.run.TableHead.HeadColumn;
import org.jspecify.annotations.Nullable;

/** An Excel workbook. What does not fit on one sheet goes on to the next. */
final class XlsxTable implements TableWriter {
    /** Excel's own limit is 1,048,576 with the header. */
    private static final int ROWS_OF_SHEET = 1_000_000;

    private static final int ROWS_IN_MEMORY = 500;

    /** Excel keeps 15 digits of a number. */
    private static final long MOST_EXACT = 999_999_999_999_999L;

    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_SHEET_NAME = 25;
    private static final double WIDTH = 20;
    private final TableHead head;
    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxTable(TableHead head, OutputStream stream) {
        this.head = head;
        this.workbook = new Workbook(stream, "Heyi", "1.0");
        this.sheet = nextSheet();
    }

    private Worksheet nextSheet() {
        sheets++;
        String title = head.title()
                .substring(0, Math.min(LONGEST_SHEET_NAME, head.title().length()));
        Worksheet next = workbook.newWorksheet(sheets == 1 ? title : title + " " + sheets);
        next.freezePane(0, 1);
        for (int i = 0; i < head.columns().size(); i++) {
            next.width(i, WIDTH);
            next.inlineString(0, i, head.columns().get(i).name());
            next.style(0, i).bold().set();
        }
        row = 0;
        return next;
    }

    @Override
    public void row(List<@Nullable Object> values) throws IOException {
        if (row == ROWS_OF_SHEET) {
            sheet.finish();
            sheet = nextSheet();
        }
        row++;
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (value != null) {
                cell(i, head.columns().get(i), value);
            }
        }
        if (row % ROWS_IN_MEMORY == 0) {
            sheet.flush();
        }
    }

    private void cell(int place, HeadColumn column, Object value) {
        switch (column.kind()) {
            case DATE -> {
                sheet.value(row, place, LocalDate.parse(value.toString()));
                sheet.style(row, place).format("yyyy-mm-dd").set();
            }
            case DATE_TIME -> {
                sheet.value(row, place, head.local(value));
                sheet.style(row, place).format("yyyy-mm-dd hh:mm:ss").set();
            }
            case BOOLEAN -> sheet.value(row, place, Boolean.valueOf(value.toString()));
            case INT, LONG, FLOAT -> number(place, column, (Number) value);
            default -> text(place, column.shown(value));
        }
    }

    private void number(int place, HeadColumn column, Number number) {
        boolean exact = number instanceof Double || Math.abs(number.longValue()) <= MOST_EXACT;
        if (exact) {
            sheet.value(row, place, number);
        } else {
            text(place, column.shown(number));
        }
    }

    /** In the cell itself: a table of all texts, as workbooks usually have it, would have to be kept in memory. */
    private void text(int place, String text) {
        boolean fits = text.length() <= LONGEST_TEXT;
        sheet.inlineString(row, place, fits ? text : text.substring(0, LONGEST_TEXT - 1) + "…");
    }

    @Override
    public void close() throws IOException {
        sheet.finish();
        workbook.finish();
    }
}
