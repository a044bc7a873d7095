package org.heyi.connectors.capture.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heyi.connectors.mapping.UnusableValue;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** What a text in a cell means, whatever kind of file it stands in. */
final class CellText {
    /** Of Excel, WPS and LibreOffice; signs without letters are what stands for a number that is wider than its column. */
    private static final Pattern ERROR = Pattern.compile(
            "#(N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!"
                    + "|PYTHON!|EXTERNAL!)|#{2,}|(Err|错误)[:：]\\d{3}");

    /** Ten digits and more before the decimal point; fewer are shown whole. */
    private static final Pattern ROUNDED = Pattern.compile(
            "[+-]?\\d(\\.\\d+)?[eE]\\+(1[0-9]|[2-9]\\d|\\d{3})|[+-]?\\d\\.\\d+[eE](1[0-9]|[2-9]\\d|\\d{3})");

    /** How text is kept from being taken for a number: {@code ="0571"}. */
    private static final Pattern FORMULA_OF_TEXT = Pattern.compile("=\"([^\"]*)\"");

    private CellText() {}

    /** A number that has more digits than a spreadsheet keeps. */
    record Rounded(String shown) {
        @Override
        public String toString() {
            return shown;
        }
    }

    /** Whether the cell shows that there is no value. */
    static boolean isError(Object cell) {
        return cell instanceof String text
                && !text.isEmpty()
                && text.length() <= 32
                && ERROR.matcher(text).matches();
    }

    /** The value of a cell that holds one. */
    static @Nullable Object value(Object cell, String column, long row, Place file) {
        if (cell instanceof Rounded) {
            return unusable(cell.toString(), column, row, file);
        }
        String text = (String) cell;
        Matcher formula = FORMULA_OF_TEXT.matcher(text);
        if (formula.matches()) {
            return formula.group(1).isEmpty() ? null : formula.group(1);
        }
        return text.length() <= 40 && ROUNDED.matcher(text).matches() ? unusable(text, column, row, file) : text;
    }

    static UnusableValue unusable(String shown, String column, long row, Place file) {
        return new UnusableValue(shown, Fault.of(FaultCode.NUMBER_ROUNDED, file, column, row, shown));
    }
}
