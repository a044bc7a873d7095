package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.heyi.schema.fault.FaultCode;

/** Looks at a file's first and last bytes before anything of it is unpacked. */
final class ArchiveCheck {
    private static final int ARCHIVE = 0x04034b50;
    private static final int OLD_EXCEL = 0xe011cfd0;
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final long LARGEST_DIRECTORY = 4 << 20;

    private ArchiveCheck() {}

    /** Something else under a workbook's name will not become one by waiting for its end. */
    static void require(Path file) throws IOException, BadFileException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer start = read(channel, 0, Integer.BYTES);
            if (start.remaining() < Integer.BYTES) {
                throw new BadFileException(FaultCode.FILE_INCOMPLETE, "it has %d bytes".formatted(start.remaining()));
            }
            if (start.getInt(0) == OLD_EXCEL) {
                throw new BadFileException(
                        FaultCode.FILE_BROKEN,
                        "it is a workbook of Excel 97 to 2003 (.xls) under another name, or one with a password;"
                                + " save it as .xlsx, without a password");
            }
            if (start.getInt(0) != ARCHIVE) {
                throw new BadFileException(
                        FaultCode.FILE_BROKEN, "its name ends in .xlsx, but it is no Excel workbook");
            }
            requireSmallDirectory(channel);
        }
    }

    /** The directory of an archive is held in memory whole. */
    private static void requireSmallDirectory(FileChannel channel) throws IOException, BadFileException {
        long from = Math.max(0, channel.size() - END_BYTES - LONGEST_COMMENT);
        ByteBuffer end = read(channel, from, (int) (channel.size() - from));
        for (int i = end.remaining() - END_BYTES; i >= 0; i--) {
            if (end.getInt(i) == END) {
                long bytes = Integer.toUnsignedLong(end.getInt(i + 12));
                if (bytes > LARGEST_DIRECTORY) {
                    throw new BadFileException(FaultCode.FILE_TOO_LARGE, "it is an archive of too many parts");
                }
                return;
            }
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        for (int read = 0; read >= 0 && buffer.hasRemaining(); at += Math.max(read, 0)) {
            read = channel.read(buffer, at);
        }
        return buffer.flip();
    }
}
