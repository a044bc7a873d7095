package org.heyi.connectors.capture.debezium;

import java.util.BitSet;

/** A bit string as MariaDB and MySQL give it to a query: the first byte has the highest bits. */
final class Bits {
    private Bits() {}

    /** @param value as the log or the driver has it */
    static byte[] of(Object value, int length) {
        if (value instanceof byte[] bytes) {
            return bytes;
        }
        BitSet set = value instanceof BitSet given ? given : BitSet.valueOf(new byte[] {(byte) (truth(value) ? 1 : 0)});
        byte[] bytes = new byte[(length + Byte.SIZE - 1) / Byte.SIZE];
        for (int bit = set.nextSetBit(0); bit >= 0; bit = set.nextSetBit(bit + 1)) {
            bytes[bytes.length - 1 - bit / Byte.SIZE] |= (byte) (1 << bit % Byte.SIZE);
        }
        return bytes;
    }

    private static boolean truth(Object value) {
        return value instanceof Boolean truth ? truth : value.toString().equals("1");
    }
}
