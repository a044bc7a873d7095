package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** The first sheet of an Excel workbook; its first row is the header. A cell is the text it shows, dates in ISO form. */
final class XlsxRows implements FileRows {
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);
    private static final DateTimeFormatter DATE_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final byte[] ARCHIVE = {'P', 'K', 3, 4};
    private static final byte[] OLD_EXCEL = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final Pattern NO_DATE_PARTS = Pattern.compile("\"[^\"]*\"|\\[[^]]*]|\\\\.|_.|General");
    private static final Pattern DATE_PART = Pattern.compile("[ymdhsYMDHS]");

    @Override
    public void read(Path file, Visitor visitor) throws IOException, BadFileException, InterruptedException {
        requireWorkbook(file);
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile(), WITH_FORMATS);
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            read(rows.iterator(), visitor);
        } catch (ExcelReaderException e) {
            throw new BadFileException(FaultCode.FILE_BROKEN, reason(e));
        } catch (IOException e) {
            // A workbook is an archive whose directory stands at its end: without its end it does not open.
            throw new BadFileException(FaultCode.FILE_INCOMPLETE, reason(e));
        }
    }

    /** Something else under a workbook's name will not become one by waiting for its end. */
    private static void requireWorkbook(Path file) throws IOException, BadFileException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(ARCHIVE.length);
        }
        if (Arrays.equals(start, OLD_EXCEL)) {
            throw new BadFileException(
                    FaultCode.FILE_BROKEN,
                    "it is a workbook of Excel 97 to 2003 (.xls) under another name; save it as .xlsx");
        }
        if (start.length == ARCHIVE.length && !Arrays.equals(start, ARCHIVE)) {
            throw new BadFileException(FaultCode.FILE_BROKEN, "its name ends in .xlsx, but it is no Excel workbook");
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void read(Iterator<Row> rows, Visitor visitor) throws BadFileException, InterruptedException {
        if (!rows.hasNext()) {
            throw new BadFileException(FaultCode.FILE_BROKEN, "its first sheet is empty");
        }
        List<String> header = header(rows.next());
        visitor.header(header);
        while (rows.hasNext()) {
            Row row = rows.next();
            @Nullable String[] values = new String[header.size()];
            if (fill(values, row)) {
                visitor.row(row.getRowNum(), values);
            }
        }
    }

    private static List<String> header(Row row) {
        List<String> names = new ArrayList<>();
        for (Cell cell : row) {
            String name = cell == null ? null : text(cell);
            names.add(name == null ? "" : name.strip());
        }
        while (!names.isEmpty() && names.get(names.size() - 1).isEmpty()) {
            names.remove(names.size() - 1);
        }
        return names;
    }

    /** Whether the row holds anything. */
    private static boolean fill(@Nullable String[] values, Row row) throws BadFileException {
        boolean any = false;
        for (Cell cell : row) {
            String text = cell == null ? null : text(cell);
            if (text == null || text.isEmpty()) {
                continue;
            }
            if (cell.getColumnIndex() >= values.length) {
                String what = "row %d has a value right of the last named column".formatted(row.getRowNum());
                throw new BadFileException(FaultCode.FILE_BROKEN, what);
            }
            values[cell.getColumnIndex()] = text;
            any = true;
        }
        return any;
    }

    private static @Nullable String text(Cell cell) {
        if (cell.getType() == CellType.EMPTY) {
            return null;
        }
        if (cell.getType() == CellType.NUMBER) {
            return isDate(cell.getDataFormatString()) ? date(cell.asDate()) : number(cell.asNumber());
        }
        return cell.getText();
    }

    private static boolean isDate(@Nullable String format) {
        return format != null
                && DATE_PART
                        .matcher(NO_DATE_PARTS.matcher(format).replaceAll(""))
                        .find();
    }

    private static String date(LocalDateTime date) {
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.format(DATE_AND_TIME);
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
