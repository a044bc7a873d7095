package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;

/** A workbook's parts, each read as a stream that ends when it is larger than any workbook's is. */
final class WorkbookFile implements AutoCloseable {
    private static final XMLInputFactory XML = xml();
    private static final long LARGEST = 4L << 30;
    private static final int MOST_RELATIONS = 10_000;
    private final ZipFile archive;

    WorkbookFile(Path file) throws IOException, BadFileException {
        ArchiveCheck.require(file);
        try {
            archive = new ZipFile(file.toFile());
        } catch (ZipException e) {
            // A workbook is an archive whose directory stands at its end: without its end it does not open.
            throw new BadFileException(FaultCode.FILE_INCOMPLETE, String.valueOf(e.getMessage()));
        }
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** What is done with a part. */
    interface Use {
        void of(XMLStreamReader xml) throws XMLStreamException, IOException, BadFileException, InterruptedException;
    }

    /** Reads a part; one that is not there is not read. */
    void read(String part, Use use) throws IOException, BadFileException, InterruptedException {
        ZipEntry entry = archive.getEntry(part);
        if (entry == null) {
            return;
        }
        try (InputStream in = new BoundedXml(archive.getInputStream(entry), LARGEST)) {
            XMLStreamReader xml = XML.createXMLStreamReader(in);
            try {
                use.of(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            if (BoundedXml.within(e)) {
                throw new BadFileException(FaultCode.FILE_TOO_LARGE, "its part " + part + " holds more than is read");
            }
            String reason = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            throw new BadFileException(FaultCode.FILE_BROKEN, "its part " + part + ": " + reason);
        } catch (ZipException e) {
            throw new BadFileException(FaultCode.FILE_BROKEN, "its part " + part + ": " + e.getMessage());
        }
    }

    /** Where what {@code part} names is: ids, and the last words of kinds, to parts. */
    Map<String, String> relations(String part) throws IOException, BadFileException, InterruptedException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        Map<String, String> relations = new HashMap<>();
        read(folder + "_rels/" + part.substring(slash) + ".rels", xml -> {
            while (xml.hasNext() && relations.size() < MOST_RELATIONS) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("Relationship")) {
                    String target = attribute(xml, "Target");
                    String kind = attribute(xml, "Type");
                    String path = resolved(folder, target == null ? "" : target);
                    relations.put(String.valueOf(attribute(xml, "Id")), path);
                    relations.putIfAbsent(kind == null ? "" : kind.substring(kind.lastIndexOf('/') + 1), path);
                }
            }
        });
        return relations;
    }

    private static String resolved(String folder, String target) {
        String path = target.startsWith("/") ? target : "/" + folder + target;
        return Path.of(path).normalize().toString().replace('\\', '/').substring(1);
    }

    /** The attribute of this local name, in whatever namespace. */
    static @Nullable String attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
