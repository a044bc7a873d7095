package org.heyi.connectors.capture.files;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.heyi.schema.fault.FaultCode;

/** The texts that a workbook's cells name by number, kept in a file: they may be more than fit into memory. */
final class SharedStrings implements AutoCloseable {
    private static final int BLOCK = 64;
    private static final int BLOCKS_HELD = 8;
    private static final int MOST = 64 << 20;
    private final Path file;
    private final RandomAccessFile texts;
    private long[] blocks = new long[64];
    private int count;
    private final Map<Integer, String[]> held = new LinkedHashMap<>(BLOCKS_HELD * 2, 0.75f, true);

    private SharedStrings(Path file) throws IOException {
        this.file = file;
        this.texts = new RandomAccessFile(file.toFile(), "rw");
    }

    /** Those in a workbook's {@code part}. */
    static SharedStrings of(WorkbookFile workbook, String part)
            throws IOException, BadFileException, InterruptedException {
        SharedStrings strings = new SharedStrings(Files.createTempFile("heyi", ".texts"));
        boolean whole = false;
        try {
            workbook.read(part, strings::keep);
            whole = true;
            return strings;
        } finally {
            if (!whole) {
                strings.close();
            }
        }
    }

    private void keep(XMLStreamReader xml)
            throws XMLStreamException, IOException, BadFileException, InterruptedException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            long written = 0;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT
                        && xml.getLocalName().equals("si")) {
                    begin(written);
                    byte[] text = CellXml.richText(xml, "si").getBytes(StandardCharsets.UTF_8);
                    out.writeInt(text.length);
                    out.write(text);
                    written += Integer.BYTES + text.length;
                }
            }
            begin(written);
        }
    }

    /** A text begins at {@code written}, or the end of all. */
    private void begin(long written) throws BadFileException, InterruptedException {
        if (count == MOST) {
            throw new BadFileException(FaultCode.FILE_TOO_LARGE, "more than " + MOST + " texts");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("told to end while a workbook was read");
        }
        int block = (count + BLOCK - 1) / BLOCK;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block * 2);
        }
        blocks[block] = written;
        count++;
    }

    /** The text with this number; null when there is none. */
    @org.jspecify.annotations.Nullable
    String get(int number) throws IOException {
        if (number < 0 || number >= count - 1) {
            return null;
        }
        int block = number / BLOCK;
        String[] found = held.get(block);
        if (found == null) {
            found = read(block);
            if (held.size() == BLOCKS_HELD) {
                held.remove(held.keySet().iterator().next());
            }
            held.put(block, found);
        }
        return found[number % BLOCK];
    }

    private String[] read(int block) throws IOException {
        int size = Math.min(BLOCK, count - 1 - block * BLOCK);
        byte[] bytes = new byte[(int) (blocks[block + 1] - blocks[block])];
        texts.seek(blocks[block]);
        texts.readFully(bytes);
        String[] strings = new String[size];
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            for (int i = 0; i < size; i++) {
                strings[i] = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            }
        }
        return strings;
    }

    @Override
    public void close() throws IOException {
        try (texts) {
            held.clear();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
