package org.heyi.connectors.capture.debezium;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import com.github.shyiko.mysql.binlog.event.deserialization.json.JsonFormatter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;

/** Writes JSON as MySQL's own queries show it, to the blank: the same value has one text, from wherever it is read. */
final class JsonText implements JsonFormatter {
    private static final int FIRST_PRINTED = 0x20;
    private static final int LAST_PLAIN_EXPONENT = 15;
    private static final int FIRST_PLAIN_EXPONENT = -15;
    /** As many digits as every double can hold, and as many as may be needed to tell it from others. */
    private static final int SURE_DIGITS = 15;

    private static final int MOST_DIGITS = 17;
    private final StringBuilder text = new StringBuilder();

    @Override
    public void beginObject(int entries) {
        text.append('{');
    }

    @Override
    public void beginArray(int entries) {
        text.append('[');
    }

    @Override
    public void endObject() {
        text.append('}');
    }

    @Override
    public void endArray() {
        text.append(']');
    }

    @Override
    public void name(String name) {
        value(name);
        text.append(": ");
    }

    @Override
    public void nextEntry() {
        text.append(", ");
    }

    @Override
    public void value(String value) {
        text.append('"');
        value.chars().forEach(this::character);
        text.append('"');
    }

    private void character(int character) {
        switch (character) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\f' -> text.append("\\f");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (character < FIRST_PRINTED) {
                    text.append(String.format(Locale.ROOT, "\\u%04x", character));
                } else {
                    text.append((char) character);
                }
            }
        }
    }

    @Override
    public void value(int value) {
        text.append(value);
    }

    @Override
    public void value(long value) {
        text.append(value);
    }

    @Override
    public void value(double value) {
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (shortest.signum() == 0) {
            text.append(1 / value < 0 ? "-0.0" : "0.0");
        } else if (exponent < FIRST_PLAIN_EXPONENT || exponent >= LAST_PLAIN_EXPONENT) {
            text.append(shortest.scaleByPowerOfTen(-exponent).toPlainString())
                    .append('e')
                    .append(exponent);
        } else {
            text.append(shortest.toPlainString()).append(shortest.scale() <= 0 ? ".0" : "");
        }
    }

    /** Not Double.toString: before Java 19 it sometimes gives more digits than are needed. */
    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = exact;
        for (int digits = SURE_DIGITS; digits <= MOST_DIGITS; digits++) {
            rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                break;
            }
        }
        return rounded.stripTrailingZeros();
    }

    @Override
    public void value(BigInteger value) {
        text.append(value);
    }

    @Override
    public void value(BigDecimal value) {
        text.append(value.toPlainString());
    }

    @Override
    public void value(boolean value) {
        text.append(value);
    }

    @Override
    public void valueNull() {
        text.append("null");
    }

    @Override
    public void valueYear(int year) {
        text.append(year);
    }

    @Override
    public void valueDate(int year, int month, int day) {
        text.append(String.format(Locale.ROOT, "\"%04d-%02d-%02d\"", year, month, day));
    }

    @Override
    public void valueDatetime(int year, int month, int day, int hour, int minute, int second, int micros) {
        text.append(String.format(
                Locale.ROOT, "\"%04d-%02d-%02d %02d:%02d:%02d.%06d\"", year, month, day, hour, minute, second, micros));
    }

    @Override
    public void valueTime(int hour, int minute, int second, int micros) {
        text.append(String.format(Locale.ROOT, "\"%02d:%02d:%02d.%06d\"", hour, minute, second, micros));
    }

    @Override
    public void valueTimestamp(long second, int micros) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        valueDatetime(
                time.getYear(),
                time.getMonthValue(),
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                micros);
    }

    @Override
    public void valueOpaque(ColumnType type, byte[] value) {
        text.append("\"base64:type")
                .append(type.getCode() & 0xff)
                .append(':')
                .append(Base64.getEncoder().encodeToString(value))
                .append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
