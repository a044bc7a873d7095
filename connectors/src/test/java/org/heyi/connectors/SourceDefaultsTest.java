package org.heyi.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceDefaultsTest {
    @TempDir
    Path directory;

    private SourceDefaults read(String yaml) throws IOException {
        return SourceDefaults.read(Files.writeString(directory.resolve("heyi.yaml"), yaml), name -> null);
    }

    @Test
    void pace_hours_and_limit_are_read() throws IOException {
        SourceDefaults defaults =
                read("proof:\n  rowsPerSecond: 250\n  hours: 20:00-06:00\nsources: {logLimit: 512MB}\n");
        assertThat(defaults.logBytes()).isEqualTo(512L << 20);
        assertThat(defaults.proof().pace(ZoneOffset.UTC))
                .isEqualTo(new ProofPace(250, LocalTime.of(20, 0), LocalTime.of(6, 0), ZoneOffset.UTC));
    }

    @Test
    void what_is_left_out_is_as_without_the_file() throws IOException {
        assertThat(read("sources: {logLimit: 10 GB}")).isEqualTo(SourceDefaults.DEFAULT);
        assertThat(read("proof: {rowsPerSecond: 7}").logBytes()).isEqualTo(10L << 30);
    }

    @Test
    void a_source_sets_what_is_its_own_and_leaves_the_rest() {
        ProofSettings.Hours night = new ProofSettings.Hours(LocalTime.of(22, 0), LocalTime.of(5, 0));
        ProofSettings own = new ProofSettings(5, null);
        assertThat(own.or(new ProofSettings(900, night))).isEqualTo(new ProofSettings(5, night));
    }

    @Test
    void everything_that_is_wrong_is_told_with_its_place() {
        FaultException faults = catchThrowableOfType(
                FaultException.class,
                () -> read("proof:\n  rowsPerSecond: fast\n  hours: 25:00-26\nsources:\n  logLimit: 10\n  other: 1\n"));
        List<String> told = faults.faults().stream().map(Fault::toString).toList();
        assertThat(told)
                .hasSize(4)
                .anyMatch(fault -> fault.contains("heyi.yaml:2:18") && fault.contains("rowsPerSecond"))
                .anyMatch(fault -> fault.contains("heyi.yaml:3:10") && fault.contains("20:00-06:00"))
                .anyMatch(fault -> fault.contains("heyi.yaml:5:13") && fault.contains("10GB"))
                .anyMatch(fault -> fault.contains("heyi.yaml:6:3") && fault.contains("other"));
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, 00:00, 2026-01-01T12:00:00Z, true",
        "20:00, 06:00, 2026-01-01T12:00:00Z, true", // 20:00 in Shanghai
        "20:00, 06:00, 2026-01-01T11:59:59Z, false",
        "20:00, 06:00, 2026-01-01T21:59:59Z, true",
        "20:00, 06:00, 2026-01-01T22:00:00Z, false",
        "09:00, 17:00, 2026-01-01T01:00:00Z, true",
        "09:00, 17:00, 2026-01-01T09:00:00Z, false"
    })
    void hours_are_those_of_the_sources_clock(LocalTime from, LocalTime until, Instant moment, boolean allowed) {
        ProofPace pace = new ProofPace(1, from, until, ZoneId.of("Asia/Shanghai"));
        assertThat(pace.allows(moment)).isEqualTo(allowed);
    }
}
