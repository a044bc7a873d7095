package org.heyi.connectors.capture.debezium;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Recognises what Debezium puts in the place of a TOAST value that the change did not carry. */
final class Untouched {
    private static final String TEXT = EngineProperties.UNTOUCHED;
    private static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);
    private static final String ID = UUID.nameUUIDFromBytes(BYTES).toString();

    private Untouched() {}

    static boolean is(Object value) {
        if (value instanceof String text) {
            return text.length() < 4 * TEXT.length() && text.contains(TEXT.substring(1, TEXT.length() - 1));
        }
        if (value instanceof ByteBuffer buffer) {
            return buffer.remaining() == BYTES.length && Arrays.equals(ValueReader.bytes(buffer), BYTES);
        }
        if (value instanceof byte[] bytes) {
            return Arrays.equals(bytes, BYTES);
        }
        return value instanceof List<?> list && isList(list);
    }

    private static boolean isList(List<?> list) {
        if (list.size() == 1 && list.get(0) != null) {
            return list.get(0).equals(ID) || is(list.get(0));
        }
        if (list.size() != BYTES.length) {
            return false;
        }
        for (int i = 0; i < BYTES.length; i++) {
            if (!(list.get(i) instanceof Number number) || number.longValue() != BYTES[i]) {
                return false;
            }
        }
        return true;
    }
}
