package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.YearMonth;
import java.util.Locale;

/** A day, perhaps with a time of day, as the bytes of a binary log have it. The time of day is always one, the day not. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LoggedDay(byte[] bytes, int year, int month, int day, String time) {
    private static final int MONTHS = 12;
    private static final int MONTHS_COUNTED = 13;
    private static final int DATE = 3;
    private static final int DECIMAL = 8;
    private static final int PACKED = 5;
    private static final int MICRO_DIGITS = 6;

    static LoggedDay date(ByteArrayInputStream stream) throws IOException {
        byte[] bytes = stream.read(DATE);
        int value = (int) littleEndian(bytes);
        return new LoggedDay(bytes, value >> 9, (value >> 5) & 0xF, value & 0x1F, "");
    }

    /** As tables of old have it: a decimal number, YYYYMMDDhhmmss. */
    static LoggedDay decimal(ByteArrayInputStream stream) throws IOException {
        byte[] bytes = stream.read(DECIMAL);
        String value = String.format(Locale.ROOT, "%014d", littleEndian(bytes));
        return new LoggedDay(
                bytes,
                Integer.parseInt(value.substring(0, 4)),
                Integer.parseInt(value.substring(4, 6)),
                Integer.parseInt(value.substring(6, 8)),
                " " + value.substring(8, 10) + ":" + value.substring(10, 12) + ":" + value.substring(12));
    }

    /** @param digits of the fraction of a second */
    static LoggedDay packed(int digits, ByteArrayInputStream stream) throws IOException {
        int size = (digits + 1) / 2;
        byte[] bytes = stream.read(PACKED + size);
        long value = bigEndian(bytes, 0, PACKED);
        int months = (int) (value >> 22) & 0x1FFFF;
        String time =
                String.format(Locale.ROOT, " %02d:%02d:%02d", (value >> 12) & 0x1F, (value >> 6) & 0x3F, value & 0x3F);
        if (digits > 0) {
            String fraction = String.format(Locale.ROOT, "%0" + 2 * size + "d", bigEndian(bytes, PACKED, size));
            time += "." + fraction.substring(0, Math.min(digits, MICRO_DIGITS));
        }
        return new LoggedDay(bytes, months / MONTHS_COUNTED, months % MONTHS_COUNTED, (int) (value >> 17) & 0x1F, time);
    }

    /** Whether a calendar has it, or it has a zero in it and so is none. */
    boolean isHeardOf() {
        return year == 0
                || month == 0
                || (month <= MONTHS && day <= YearMonth.of(year, month).lengthOfMonth());
    }

    /** The same bytes, to be read by somebody else. */
    ByteArrayInputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    /** As the server writes it. */
    String text() {
        return String.format(Locale.ROOT, "%04d-%02d-%02d%s", year, month, day, time);
    }

    private static long littleEndian(byte[] bytes) {
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = (value << 8) | (bytes[i] & 0xFF);
        }
        return value;
    }

    private static long bigEndian(byte[] bytes, int from, int size) {
        long value = 0;
        for (int i = from; i < from + size; i++) {
            value = (value << 8) | (bytes[i] & 0xFF);
        }
        return value;
    }
}
