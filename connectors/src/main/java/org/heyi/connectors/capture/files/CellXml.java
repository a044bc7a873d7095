package org.heyi.connectors.capture.files;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.heyi.schema.fault.FaultCode;

/** Texts as a workbook's XML has them. */
final class CellXml {
    /** Characters that a cell may have, by the specification. */
    private static final int LONGEST = 32_767;

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellXml() {}

    /** The text up to the end of {@code element}, in which the reader is; how it is spoken, which may stand beside, is left out. */
    static String richText(XMLStreamReader xml, String element) throws XMLStreamException, BadFileException {
        StringBuilder text = new StringBuilder();
        boolean shown = false;
        boolean spoken = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) {
                shown = xml.getLocalName().equals("t");
                spoken |= xml.getLocalName().equals("rPh");
            } else if (event == XMLStreamReader.END_ELEMENT) {
                shown = false;
                spoken &= !xml.getLocalName().equals("rPh");
                if (xml.getLocalName().equals(element)) {
                    return unescaped(text);
                }
            } else if (isText(event) && shown && !spoken) {
                append(text, xml);
            }
        }
    }

    /** The text of the element in which the reader is, which holds no other. */
    static String plainText(XMLStreamReader xml) throws XMLStreamException, BadFileException {
        StringBuilder text = new StringBuilder();
        for (int event = xml.next(); event != XMLStreamReader.END_ELEMENT; event = xml.next()) {
            if (isText(event)) {
                append(text, xml);
            }
        }
        return text.toString();
    }

    private static boolean isText(int event) {
        return event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA || event == XMLStreamReader.SPACE;
    }

    private static void append(StringBuilder text, XMLStreamReader xml) throws BadFileException {
        if (text.length() + xml.getTextLength() > LONGEST * 2) {
            String what = String.format(Locale.ROOT, "a cell holds more than %,d characters", LONGEST);
            throw new BadFileException(FaultCode.FILE_TOO_LARGE, what);
        }
        text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
    }

    /** Characters that XML cannot have stand as {@code _x000D_}; what looks like one but is none, behind {@code _x005F_}. */
    static String unescaped(CharSequence text) {
        Matcher escaped = ESCAPED.matcher(text);
        if (!escaped.find()) {
            return text.toString();
        }
        return escaped.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
