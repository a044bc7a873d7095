package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.util.List;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns of a text file that a spreadsheet has rounded before it was written: long numbers whose digits after the fifteenth are zeros,
 * and too many of them for chance.
 */
final class RoundedColumns implements FileRows.Visitor {
    private static final int EXACT_DIGITS = 15;
    private static final int MOST_DIGITS = 40;

    /** So many times as many as chance would have. */
    private static final int UNLIKELY = 5;

    private List<String> columns = List.of();
    private double[] expected = {};
    private long[] ending = {};

    @Override
    public void header(List<String> names) {
        columns = names;
        expected = new double[names.size()];
        ending = new long[names.size()];
    }

    @Override
    public void row(long row, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text && isLong(text)) {
                expected[i] += Math.pow(10, EXACT_DIGITS - text.length());
                ending[i] += endsInZeros(text) ? 1 : 0;
            }
        }
    }

    private static boolean isLong(String text) {
        if (text.length() <= EXACT_DIGITS || text.length() > MOST_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean endsInZeros(String digits) {
        for (int i = EXACT_DIGITS; i < digits.length(); i++) {
            if (digits.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** Hands rows on, with values that cannot be used where they were rounded. */
    FileRows.Visitor marking(FileRows.Visitor visitor, Place file) {
        return new FileRows.Visitor() {
            @Override
            public void header(List<String> names) throws IOException, BadFileException, InterruptedException {
                visitor.header(names);
            }

            @Override
            public void row(long row, @Nullable Object[] values)
                    throws IOException, BadFileException, InterruptedException {
                for (int i = 0; i < values.length; i++) {
                    boolean doubtful = ending[i] > expected[i] * UNLIKELY;
                    if (doubtful && values[i] instanceof String text && isLong(text) && endsInZeros(text)) {
                        values[i] = CellText.unusable(text, columns.get(i), row, file);
                    }
                }
                visitor.row(row, values);
            }
        };
    }
}
