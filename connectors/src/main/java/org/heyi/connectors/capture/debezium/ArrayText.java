package org.heyi.connectors.capture.debezium;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Schema;
import org.jspecify.annotations.Nullable;

/** Writes an array as PostgreSQL does: <code>{1,NULL,"two words"}</code>. */
final class ArrayText {
    private static final Pattern PLAIN = Pattern.compile("[^\\s{},\"\\\\]+");

    private ArrayText() {}

    static Function<Object, @Nullable Object> of(Schema array) {
        Function<Object, @Nullable Object> reader = ValueReader.of(array.valueSchema());
        return value -> {
            List<String> elements = new ArrayList<>();
            for (Object element : (List<?>) value) {
                elements.add(element == null ? "NULL" : element(reader.apply(element)));
            }
            return "{" + String.join(",", elements) + "}";
        };
    }

    private static String element(@Nullable Object element) {
        if (element instanceof Boolean truth) {
            return truth ? "t" : "f";
        }
        String text = String.valueOf(element);

        if (PLAIN.matcher(text).matches() && !text.toUpperCase(Locale.ROOT).equals("NULL")) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
