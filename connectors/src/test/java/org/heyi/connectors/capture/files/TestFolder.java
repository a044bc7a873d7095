package org.heyi.connectors.capture.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.heyi.connectors.Source.DropFolder;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;

/** A drop folder with one table {@code t}, read as it is now. */
record TestFolder(Path folder, List<String> key, Charset encoding) {

    TestFolder(Path folder) {
        this(folder, List.of("bh"), null);
    }

    TestFolder with(String... newKey) {
        return new TestFolder(folder, List.of(newKey), encoding);
    }

    TestFolder in(Charset said) {
        return new TestFolder(folder, key, said);
    }

    TestFolder put(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    TestFolder put(String name, String content) {
        return put(name, content.getBytes(StandardCharsets.UTF_8));
    }

    FolderRows rows() {
        FileTable table = new FileTable("*.{csv,xlsx}", key, encoding);
        return new FolderRows("s", new DropFolder(folder, Map.of("t", table)));
    }

    /** What the table is: its columns' names, then each row; empty when there is no good file. */
    List<List<Object>> read() {
        List<List<Object>> read = new ArrayList<>();
        FolderRows rows = rows();
        for (Table table : rows.tables()) {
            read.add(new ArrayList<>(table.columns().stream().map(Column::name).toList()));
            rows.read(table, Long.MAX_VALUE, row -> read.add(values(row)));
        }
        return read;
    }

    private static List<Object> values(Row row) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            values.add(row.get(i));
        }
        return values;
    }

    /** The file's kind, as preview shows it. */
    String kind() {
        FolderRows rows = rows();
        return rows.kind(rows.tables().get(0)).orElseThrow();
    }

    /** Why {@code file} is refused; empty when it is not. */
    String refused(String file) {
        FolderFiles files = new FolderFiles("s", folder, "t", new FileTable(file, key, encoding));
        try {
            FileMark mark = files.newestFirst().get(0);
            try (FileCopy copy = files.copy(mark).orElseThrow();
                    CompleteFile complete = files.complete(copy)) {
                return complete.table().name().isEmpty() ? "no name" : "";
            } catch (BadFileException e) {
                return e.at(files.place(mark)).toString();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A workbook of one sheet. */
    static byte[] workbook(String rows, String styles, String strings) {
        return workbook("<workbookPr/>", rows, styles, strings);
    }

    static byte[] workbook(String properties, String rows, String styles, String strings) {
        Map<String, String> parts = new LinkedHashMap<>();
        String kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
        parts.put(
                "_rels/.rels",
                relations("<Relationship Id='r' Type='" + kinds + "officeDocument' Target='xl/w.xml'/>"));
        parts.put(
                "xl/w.xml",
                "<workbook xmlns:r='x'>" + properties
                        + "<sheets><sheet name='表' sheetId='1' r:id='r1'/></sheets></workbook>");
        parts.put(
                "xl/_rels/w.xml.rels",
                relations("<Relationship Id='r1' Type='" + kinds + "worksheet' Target='/xl/worksheets/s.xml'/>"
                        + "<Relationship Id='r2' Type='" + kinds + "styles' Target='styles.xml'/>"
                        + "<Relationship Id='r3' Type='" + kinds + "sharedStrings' Target='strings.xml'/>"));
        parts.put("xl/worksheets/s.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        parts.put("xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>");
        parts.put("xl/strings.xml", "<sst>" + strings + "</sst>");
        return archive(parts);
    }

    private static String relations(String inner) {
        return "<Relationships>" + inner + "</Relationships>";
    }

    static byte[] archive(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(
                        ("<?xml version='1.0' encoding='UTF-8'?>" + part.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
