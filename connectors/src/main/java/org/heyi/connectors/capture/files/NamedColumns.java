package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table of what stands in a file: columns without name and value are not there, nor are rows in which nothing stands; an error is no
 * value, and a number that was rounded is one that cannot be used.
 */
final class NamedColumns {
    private final FileRows.Visitor visitor;
    private final Place file;
    private List<String> names = List.of();
    private int[] places = {};

    /** @param file to be named with values that cannot be used */
    NamedColumns(FileRows.Visitor visitor, Place file) {
        this.visitor = visitor;
        this.file = file;
    }

    /** Whether the first row has come. */
    boolean known() {
        return places.length > 0;
    }

    /** How many cells a row must have to have all that are named; 0 as long as no row has come. */
    int width() {
        int width = places.length;
        while (width > 0 && places[width - 1] < 0) {
            width--;
        }
        return width;
    }

    /** The next row: the header, when it is the first in which anything stands. */
    void row(long number, @Nullable Object[] cells) throws IOException, BadFileException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to end while a file was read");
        }
        if (!isBlank(cells)) {
            if (known()) {
                values(number, cells);
            } else {
                header(cells);
            }
        }
    }

    static boolean isBlank(@Nullable Object[] cells) {
        for (Object cell : cells) {
            if (cell != null && !cell.toString().isBlank()) {
                return false;
            }
        }
        return true;
    }

    private void header(@Nullable Object[] cells) throws IOException, BadFileException, InterruptedException {
        if (cells.length > FileRows.MOST_COLUMNS) {
            throw new BadFileException(FaultCode.FILE_TOO_LARGE, "more than " + FileRows.MOST_COLUMNS + " columns");
        }
        List<String> named = new ArrayList<>();
        places = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            String name = cells[i] == null ? "" : cells[i].toString().strip();
            places[i] = name.isEmpty() ? -1 : named.size();
            if (!name.isEmpty()) {
                named.add(name);
            }
        }
        names = List.copyOf(named);
        visitor.header(names);
    }

    private void values(long number, @Nullable Object[] cells)
            throws IOException, BadFileException, InterruptedException {
        @Nullable Object[] values = new Object[names.size()];
        for (int i = 0; i < cells.length; i++) {
            Object cell = cells[i];
            if (cell == null || CellText.isError(cell)) {
                continue;
            }
            int column = i < places.length ? places[i] : -1;
            if (column >= 0) {
                values[column] = CellText.value(cell, names.get(column), number, file);
            } else if (!cell.toString().isBlank()) {
                String what = "row %d has a value in a column that has no name".formatted(number);
                throw new BadFileException(FaultCode.FILE_BROKEN, what);
            }
        }
        visitor.row(number, values);
    }
}
