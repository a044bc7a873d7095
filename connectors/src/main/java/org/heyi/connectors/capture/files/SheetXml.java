package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet. Used by one thread, once. */
final class SheetXml {
    private final NamedColumns columns;
    private final CellStyles styles;
    private final SharedStrings strings;
    private final boolean days1904;
    private final Map<String, ShownNumber> formats = new HashMap<>();
    private @Nullable Object[] cells = new Object[16];
    private int width;
    private long number;
    private int characters;

    SheetXml(NamedColumns columns, CellStyles styles, SharedStrings strings, boolean days1904) {
        this.columns = columns;
        this.styles = styles;
        this.strings = strings;
        this.days1904 = days1904;
    }

    void read(XMLStreamReader xml) throws XMLStreamException, IOException, BadFileException, InterruptedException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("row")) {
                begin(WorkbookFile.attribute(xml, "r"));
            } else if (event == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("c")) {
                cell(xml);
            } else if (event == XMLStreamReader.END_ELEMENT
                    && xml.getLocalName().equals("row")) {
                columns.row(number, Arrays.copyOf(cells, width));
            }
        }
    }

    private void begin(@Nullable String row) {
        number = row == null ? number + 1 : Long.parseLong(row);
        Arrays.fill(cells, null);
        width = 0;
        characters = 0;
    }

    private void cell(XMLStreamReader xml) throws XMLStreamException, IOException, BadFileException {
        String reference = WorkbookFile.attribute(xml, "r");
        int column = reference == null ? width : column(reference);
        if (column >= FileRows.MOST_COLUMNS) {
            throw new BadFileException(FaultCode.FILE_TOO_LARGE, "more than " + FileRows.MOST_COLUMNS + " columns");
        }
        String type = WorkbookFile.attribute(xml, "t");
        String style = WorkbookFile.attribute(xml, "s");
        String value = null;
        String text = null;
        for (int event = xml.next(); !isEnd(event, xml, "c"); event = xml.next()) {
            if (event == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("v")) {
                value = CellXml.plainText(xml);
            } else if (event == XMLStreamReader.START_ELEMENT
                    && xml.getLocalName().equals("is")) {
                text = CellXml.richText(xml, "is");
            }
        }
        if (column >= cells.length) {
            cells = Arrays.copyOf(cells, Math.max(column + 1, cells.length * 2));
        }
        Object cell = text != null ? text : value == null ? null : shown(value, type == null ? "n" : type, style);
        width = Math.max(width, column + 1);
        cells[column] = "".equals(cell) ? null : cell;
        characters += cell == null ? 0 : cell.toString().length();
        if (characters > FileRows.LONGEST_ROW) {
            String what =
                    String.format(Locale.ROOT, "row %d is longer than %,d characters", number, FileRows.LONGEST_ROW);
            throw new BadFileException(FaultCode.FILE_TOO_LARGE, what);
        }
    }

    private static boolean isEnd(int event, XMLStreamReader xml, String element) {
        return event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals(element);
    }

    /** The column that a reference such as {@code AB12} names, from 0; none that a sheet may have when it is no reference. */
    private static int column(String reference) {
        int column = 0;
        int i = 0;
        while (i < reference.length() && Character.isLetter(reference.charAt(i)) && i < 4) {
            column = column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
            i++;
        }
        return i == 0 ? FileRows.MOST_COLUMNS : column - 1;
    }

    private @Nullable Object shown(String value, String type, @Nullable String style) throws IOException {
        return switch (type) {
            case "s" -> strings.get(Integer.parseInt(value.strip()));
            case "e" -> null;
            case "b" -> value.strip().equals("0") || value.strip().equals("false") ? "FALSE" : "TRUE";
            case "d" -> IsoMoment.shown(value.strip());
            case "n" -> value.isBlank() ? null : format(style).of(new BigDecimal(value.strip()), days1904);
            default -> CellXml.unescaped(value);
        };
    }

    private ShownNumber format(@Nullable String style) {
        return formats.computeIfAbsent(styles.format(style), ShownNumber::new);
    }
}
