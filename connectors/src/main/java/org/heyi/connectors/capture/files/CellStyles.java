package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** The format of numbers that each of a workbook's styles has. */
final class CellStyles {
    static final String GENERAL = "General";

    /** As many as a workbook may have. */
    private static final int MOST = 65_536;

    private static final int LONGEST_FORMAT = 1_024;
    private static final String CHINESE_DAY = "yyyy\"年\"m\"月\"d\"日\"";
    private static final String CHINESE_MONTH = "yyyy\"年\"m\"月\"";
    private static final String CHINESE_DAY_OF_MONTH = "m\"月\"d\"日\"";
    private static final String CHINESE_TIME = "上午/下午h\"时\"mm\"分\"";
    private static final String CHINESE_SECONDS = "上午/下午h\"时\"mm\"分\"ss\"秒\"";

    /** What programs in Chinese mean by these numbers, for which a workbook holds no text. */
    private static final Map<Integer, String> CHINESE = Map.ofEntries(
            Map.entry(27, CHINESE_MONTH),
            Map.entry(28, CHINESE_DAY_OF_MONTH),
            Map.entry(29, CHINESE_DAY_OF_MONTH),
            Map.entry(30, "m-d-yy"),
            Map.entry(31, CHINESE_DAY),
            Map.entry(32, "h\"时\"mm\"分\""),
            Map.entry(33, "h\"时\"mm\"分\"ss\"秒\""),
            Map.entry(34, CHINESE_TIME),
            Map.entry(35, CHINESE_SECONDS),
            Map.entry(36, CHINESE_MONTH),
            Map.entry(50, CHINESE_MONTH),
            Map.entry(51, CHINESE_DAY_OF_MONTH),
            Map.entry(52, CHINESE_MONTH),
            Map.entry(53, CHINESE_DAY_OF_MONTH),
            Map.entry(54, CHINESE_DAY_OF_MONTH),
            Map.entry(55, CHINESE_TIME),
            Map.entry(56, CHINESE_SECONDS),
            Map.entry(57, CHINESE_MONTH),
            Map.entry(58, CHINESE_DAY_OF_MONTH));

    private final Map<Integer, String> formats = new HashMap<>();
    private final List<String> styles = new ArrayList<>();

    /** Those in a workbook's {@code part}. */
    static CellStyles of(WorkbookFile workbook, String part)
            throws IOException, BadFileException, InterruptedException {
        CellStyles styles = new CellStyles();
        workbook.read(part, styles::read);
        return styles;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException, BadFileException {
        boolean ofCells = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event != XMLStreamReader.START_ELEMENT && event != XMLStreamReader.END_ELEMENT) {
                continue;
            }
            String element = xml.getLocalName();
            boolean begins = event == XMLStreamReader.START_ELEMENT;
            if (element.equals("cellXfs")) {
                ofCells = begins;
            } else if (begins && element.equals("numFmt")) {
                String format = WorkbookFile.attribute(xml, "formatCode");
                require(formats.size(), format == null ? 0 : format.length());
                formats.put(number(xml), format == null ? GENERAL : format);
            } else if (begins && ofCells && element.equals("xf")) {
                require(styles.size(), 0);
                styles.add(format(number(xml)));
            }
        }
    }

    private static void require(int size, int length) throws BadFileException {
        if (size >= MOST || length > LONGEST_FORMAT) {
            throw new BadFileException(FaultCode.FILE_TOO_LARGE, "it has more styles than a workbook may have");
        }
    }

    private static int number(XMLStreamReader xml) {
        String number = WorkbookFile.attribute(xml, "numFmtId");
        return number == null ? 0 : Integer.parseInt(number);
    }

    private String format(int number) {
        String own = formats.get(number);
        if (own != null) {
            return own;
        }
        String chinese = CHINESE.get(number);
        boolean known = number >= 0 && number < BuiltinFormats.getAll().length;
        return chinese != null ? chinese : known ? BuiltinFormats.getBuiltinFormat(number) : GENERAL;
    }

    /** The format of cells in this style; {@link #GENERAL} when they have none. */
    String format(@Nullable String style) {
        int number = style == null ? 0 : Integer.parseInt(style);
        return number >= 0 && number < styles.size() ? styles.get(number) : GENERAL;
    }
}
