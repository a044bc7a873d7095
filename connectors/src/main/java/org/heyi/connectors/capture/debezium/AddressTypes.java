package org.heyi.connectors.capture.debezium;

import io.debezium.spi.converter.CustomConverter;
import io.debezium.spi.converter.RelationalColumn;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.jspecify.annotations.Nullable;

/** MariaDB's UUID, INET4 and INET6 as the text that MariaDB itself gives: its log has their bytes, without the zeros at the end. */
public final class AddressTypes implements CustomConverter<SchemaBuilder, RelationalColumn> {
    private static final Map<String, Function<byte[], String>> TEXTS =
            Map.of("UUID", AddressTypes::uuid, "INET4", AddressTypes::inet4, "INET6", AddressTypes::inet6);

    @Override
    public void configure(Properties properties) {}

    @Override
    public void converterFor(RelationalColumn column, ConverterRegistration<SchemaBuilder> registration) {
        Function<byte[], String> text = TEXTS.get(column.typeName().toUpperCase(Locale.ROOT));
        if (text != null) {
            registration.register(SchemaBuilder.string().optional(), value -> text(value, text));
        }
    }

    private static @Nullable String text(@Nullable Object value, Function<byte[], String> text) {
        if (value instanceof byte[] bytes) {
            return text.apply(bytes);
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return text.apply(bytes);
        }
        return value == null ? null : value.toString();
    }

    private static String inet4(byte[] bytes) {
        byte[] whole = Arrays.copyOf(bytes, 4);
        return (whole[0] & 0xFF) + "." + (whole[1] & 0xFF) + "." + (whole[2] & 0xFF) + "." + (whole[3] & 0xFF);
    }

    /**
     * The parts of most UUIDs are kept from the last to the first, so that those of one machine stand beside each other; those of newer
     * versions, which have their time in front, as they are.
     */
    private static String uuid(byte[] bytes) {
        byte[] kept = Arrays.copyOf(bytes, 16);
        ByteBuffer whole = ByteBuffer.wrap(kept);
        if ((kept[6] & -kept[8] & 0x80) != 0) {
            whole = ByteBuffer.allocate(16)
                    .put(kept, 12, 4)
                    .put(kept, 10, 2)
                    .put(kept, 8, 2)
                    .put(kept, 6, 2)
                    .put(kept, 0, 6);
            whole.flip();
        }
        return new UUID(whole.getLong(), whole.getLong()).toString();
    }

    /** The longest row of zeros is left out, and an address of version 4 inside is written as one. */
    private static String inet6(byte[] bytes) {
        byte[] whole = Arrays.copyOf(bytes, 16);
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = ((whole[2 * i] & 0xFF) << 8) | (whole[2 * i + 1] & 0xFF);
        }
        int start = -1;
        int length = 0;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        boolean four = start == 0 && (length == 6 || (length == 5 && groups[5] == 0xFFFF));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < (four ? 6 : 8); i++) {
            if (i == start) {
                text.append(i == 0 ? "::" : ":");
                i += length - 1;
            } else {
                text.append(Integer.toHexString(groups[i])).append(i < 7 ? ":" : "");
            }
        }
        return four ? text + inet4(Arrays.copyOfRange(whole, 12, 16)) : text.toString();
    }
}
