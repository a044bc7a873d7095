package org.heyi.connectors.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are what MySQL 9.7 shows. {@code MySqlContractTest} compares with a server. */
class JsonTextTest {
    private final JsonText text = new JsonText();

    @ParameterizedTest
    @CsvSource({
        "1e0, 1.0",
        "0.0, 0.0",
        "-0.0, -0.0",
        "1e14, 100000000000000.0",
        "1e15, 1e15",
        "1.5e-10, 0.00000000015",
        "1e-16, 1e-16",
        "123456789012345680000, 1.2345678901234568e20",
        "-2.5, -2.5"
    })
    void numbers_with_a_point_are_as_short_as_mysql_writes_them(double value, String expected) {
        text.value(value);
        assertThat(text).hasToString(expected);
    }

    @Test
    void text_is_escaped_no_more_than_it_must_be() {
        text.value("a\"\\/\t\u0001文𠮷");
        assertThat(text).hasToString("\"a\\\"\\\\/\\t\\u0001文𠮷\"");
    }

    @Test
    void a_blank_stands_after_colon_and_comma() {
        text.beginObject(2);
        text.name("a");
        text.beginArray(2);
        text.value(1);
        text.nextEntry();
        text.value(new BigDecimal("1.10"));
        text.endArray();
        text.nextEntry();
        text.name("at");
        text.valueDatetime(2024, 2, 29, 12, 30, 0, 500_000);
        text.endObject();
        assertThat(text).hasToString("{\"a\": [1, 1.10], \"at\": \"2024-02-29 12:30:00.500000\"}");
    }
}
