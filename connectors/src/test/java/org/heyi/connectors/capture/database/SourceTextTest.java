package org.heyi.connectors.capture.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    private static Object money(String type, String text) {
        return SourceText.value(text, new Column("m", ColumnType.DECIMAL, true, type, false));
    }

    @Test
    void money_is_read_as_each_country_writes_it() {
        assertThat(money("money(2)", "$1,234.50")).isEqualTo(new BigDecimal("1234.50"));
        assertThat(money("money(2)", "-¥1,234.50")).isEqualTo(new BigDecimal("-1234.50"));
        assertThat(money("money(2)", "($1,234.50)")).isEqualTo(new BigDecimal("-1234.50"));
        assertThat(money("money(2)", "-1.234,50 €")).isEqualTo(new BigDecimal("-1234.50"));
        assertThat(money("money(2)", "1 234,50 €")).isEqualTo(new BigDecimal("1234.50"));
        assertThat(money("money(0)", "￥1,234")).isEqualTo(new BigDecimal("1234"));
        assertThat(money("money(3)", "KD 1.234")).isEqualTo(new BigDecimal("1.234"));
        assertThat(money("money", "$1,234.50")).isEqualTo(new BigDecimal("1234.50"));
        assertThat(money("money", "￥1,234")).isEqualTo(new BigDecimal("1234"));
    }

    @Test
    void what_does_not_fit_stays_as_it_is_written() {
        for (ColumnType type : ColumnType.values()) {
            assertThat(SourceText.value("of another world", new Column("c", type, true)))
                    .as("%s", type)
                    .isEqualTo("of another world");
        }
        assertThat(SourceText.value("4000000000", new Column("c", ColumnType.INTEGER, true)))
                .isEqualTo("4000000000");
    }
}
