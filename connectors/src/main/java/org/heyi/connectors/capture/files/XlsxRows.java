package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.xml.stream.XMLStreamReader;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** The first visible sheet of an Excel workbook; its first row is the header. A cell is the text it shows, days in ISO form. */
final class XlsxRows implements FileRows {
    private final WorkbookFile workbook;
    private final Place place;
    private final Map<String, String> relations;
    private final String sheetName;
    private final String sheet;
    private final boolean days1904;
    private final CellStyles styles;
    private final SharedStrings strings;

    /** @param place of the file, for what is said of its values */
    XlsxRows(Path file, Place place) throws IOException, BadFileException, InterruptedException {
        this.place = place;
        this.workbook = new WorkbookFile(file);
        boolean whole = false;
        try {
            String main = workbook.relations("").getOrDefault("officeDocument", "xl/workbook.xml");
            this.relations = workbook.relations(main);
            Sheets sheets = new Sheets();
            workbook.read(main, sheets::read);
            if (sheets.id == null) {
                throw new BadFileException(FaultCode.FILE_BROKEN, "it has no sheet");
            }
            this.sheetName = String.valueOf(sheets.name);
            this.sheet = relations.getOrDefault(sheets.id, "");
            this.days1904 = sheets.days1904;
            this.styles = CellStyles.of(workbook, relations.getOrDefault("styles", ""));
            this.strings = SharedStrings.of(workbook, relations.getOrDefault("sharedStrings", ""));
            whole = true;
        } finally {
            if (!whole) {
                workbook.close();
            }
        }
    }

    /** Finds the sheet that a person sees first. */
    private static final class Sheets {
        private @Nullable String id;
        private @Nullable String name;
        private boolean visible;
        private boolean days1904;

        private void read(XMLStreamReader xml) throws javax.xml.stream.XMLStreamException {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamReader.START_ELEMENT) {
                    continue;
                }
                if (xml.getLocalName().equals("workbookPr")) {
                    String from = WorkbookFile.attribute(xml, "date1904");
                    days1904 = "1".equals(from) || "true".equals(from);
                } else if (xml.getLocalName().equals("sheet")) {
                    boolean shown = WorkbookFile.attribute(xml, "state") == null
                            || "visible".equals(WorkbookFile.attribute(xml, "state"));
                    if (id == null || (shown && !visible)) {
                        id = WorkbookFile.attribute(xml, "id");
                        name = WorkbookFile.attribute(xml, "name");
                        visible = shown;
                    }
                }
            }
        }
    }

    @Override
    public String kind() {
        return "XLSX, " + sheetName;
    }

    @Override
    public void read(Visitor visitor) throws IOException, BadFileException, InterruptedException {
        NamedColumns columns = new NamedColumns(visitor, place);
        SheetXml rows = new SheetXml(columns, styles, strings, days1904);
        workbook.read(sheet, rows::read);
        if (!columns.known()) {
            throw new BadFileException(FaultCode.FILE_BROKEN, "its first sheet is empty");
        }
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            strings.close();
        }
    }
}
