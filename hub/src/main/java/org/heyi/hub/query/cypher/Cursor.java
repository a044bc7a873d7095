package org.heyi.hub.query.cypher;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Cursors as text: the order they belong to, and an entity's values in it. Null is a value. */
final class Cursor {
    private Cursor() {}

    static String encode(Order order, List<?> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(order.signature());
            for (Object value : values) {
                write(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** @throws FaultException when the text is no cursor of this order; {@code argument} names where it stands */
    static List<@Nullable Object> decode(Order order, @Nullable Object text, String argument) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(String.valueOf(text));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            List<@Nullable Object> values = new ArrayList<>();
            if (in.readInt() == order.signature()) {
                for (int i = 0; i < order.keys().size(); i++) {
                    values.add(read(in));
                }
                return values;
            }
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw new FaultException(Fault.of(FaultCode.CURSOR_INVALID, Place.of(argument)), e);
        }
        throw new FaultException(Fault.of(FaultCode.CURSOR_INVALID, Place.of(argument)));
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        if (value == null) {
            out.writeByte('0');
        } else if (value instanceof String text) {
            out.writeByte('S');
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        } else if (value instanceof Long number) {
            out.writeByte('L');
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeByte('D');
            out.writeDouble(number);
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? 'T' : 'F');
        } else if (value instanceof LocalDate day) {
            out.writeByte('Y');
            out.writeLong(day.toEpochDay());
        } else {
            writeMoment(out, value);
        }
    }

    private static void writeMoment(DataOutputStream out, Object value) throws IOException {
        Instant moment =
                value instanceof ZonedDateTime zoned ? zoned.toInstant() : ((OffsetDateTime) value).toInstant();
        out.writeByte('M');
        out.writeLong(moment.getEpochSecond());
        out.writeInt(moment.getNano());
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case '0' -> null;
            case 'S' -> readText(in);
            case 'L' -> in.readLong();
            case 'D' -> in.readDouble();
            case 'T' -> true;
            case 'F' -> false;
            case 'Y' -> LocalDate.ofEpochDay(in.readLong());
            case 'M' -> Instant.ofEpochSecond(in.readLong(), in.readInt()).atOffset(ZoneOffset.UTC);
            default -> throw new IOException("no such kind of value");
        };
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("the text is cut off");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
