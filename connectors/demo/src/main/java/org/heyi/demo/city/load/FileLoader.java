package org.heyi.demo.city.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.heyi.demo.city.department.CityTable;
import org.jspecify.annotations.Nullable;

/**
 * Writes a drop folder: the first table as XLSX where a sheet holds its rows, all others as CSV in GB18030. A file gets its name when it is
 * complete.
 */
public final class FileLoader implements Loader {
    private static final Charset ENCODING = Charset.forName("GB18030");
    private static final int FLUSHED_ROWS = 1_000;

    private final Path folder;
    private final String stamp;
    private boolean workbook;

    /**
     * @param day stands in the files' names
     * @param mostRows no table has more
     */
    public FileLoader(Path folder, LocalDate day, long mostRows) {
        this.folder = folder;
        this.stamp = day.toString().replace("-", "");
        this.workbook = mostRows < Worksheet.MAX_ROWS;
    }

    @Override
    public void create() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void fill(CityTable table, Filling filling) throws IOException {
        String name = table.name() + "_" + stamp + (workbook ? ".xlsx" : ".csv");
        Path part = folder.resolve("." + name + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16)) {
            if (workbook) {
                workbook(out, table, filling);
            } else {
                csv(out, table.columns(), filling);
            }
        }
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        workbook = false;
    }

    private static void csv(OutputStream out, List<String> columns, Filling filling) throws IOException {
        // Not closed: the stream is the caller's.
        CSVPrinter printer = new CSVPrinter(new java.io.OutputStreamWriter(out, ENCODING), CSVFormat.DEFAULT);
        printer.printRecord(columns);
        filling.fill(printer::printRecord);
        printer.flush();
    }

    private static void workbook(OutputStream out, CityTable table, Filling filling) throws IOException {
        try (Workbook workbook = new Workbook(out, "Heyi", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(table.name());
            Sheet rows = new Sheet(sheet);
            rows.row(table.columns().toArray());
            filling.fill(rows);
            sheet.finish();
        }
    }

    /** Days are real days of the sheet; all else is text in the cell, so that nothing is held for the whole book. */
    private static final class Sheet implements RowWriter {
        private final Worksheet sheet;
        private int row;

        Sheet(Worksheet sheet) {
            this.sheet = sheet;
        }

        @Override
        public void row(@Nullable Object[] values) throws IOException {
            for (int column = 0; column < values.length; column++) {
                cell(column, values[column]);
            }
            if (++row % FLUSHED_ROWS == 0) {
                sheet.flush();
            }
        }

        private void cell(int column, @Nullable Object value) {
            if (value instanceof LocalDate day) {
                sheet.value(row, column, day);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            } else if (value != null && !value.toString().isEmpty()) {
                sheet.inlineString(row, column, value.toString());
            }
        }
    }

    @Override
    public void finish() {
        // The files are complete as they are.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
