package org.heyi.connectors.capture.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Year;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class BinlogTextsTest {

    @Test
    void times_may_be_negative_and_longer_than_a_day_and_the_first_year_is_0() {
        assertThat(BinlogTexts.time(Duration.ofHours(-1))).isEqualTo("-01:00:00");
        assertThat(BinlogTexts.time(Duration.ofMillis(-1500))).isEqualTo("-00:00:01.500000");
        assertThat(BinlogTexts.time(Duration.ofHours(839).minusSeconds(1))).isEqualTo("838:59:59");
        assertThat(BinlogTexts.year(Year.of(1900))).isEqualTo("0");
        assertThat(BinlogTexts.year(Year.of(1901))).isEqualTo("1901");
    }

    @Test
    void bits_come_with_the_highest_first() {
        BitSet bits = new BitSet();
        bits.set(0);
        bits.set(9);
        assertThat(Bits.of(bits, 10)).containsExactly(2, 1);
        assertThat(Bits.of(new BitSet(), 10)).containsExactly(0, 0);
    }
}
