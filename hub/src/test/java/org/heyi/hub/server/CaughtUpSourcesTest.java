package org.heyi.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.MappingReader;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.report.SettableClock;
import org.heyi.hub.report.TestReports;
import org.heyi.hub.report.document.Every;
import org.heyi.hub.report.document.Report;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The police say something of people, the map office of buildings, the register of enterprises. */
class CaughtUpSourcesTest {
    private static final Report REPORT = TestReports.read("homes", """
            query Homes @report(every: "P1M", columns: ["姓名", "住址"]) { people { nodes { name livesIn { address } } } }
            """).report("homes");
    private final SettableClock clock = new SettableClock("2026-11-01T00:00:00Z");
    private final List<SourceStatus> statuses = new ArrayList<>();
    private final CaughtUpSources sources = new CaughtUpSources(
            Map.of(
                    "police", mappings("police", "INSERT INTO Person (nationalId) SELECT id FROM t"),
                    "maps", mappings("maps", "INSERT INTO Building (addressCode) SELECT id FROM t"),
                    "register", mappings("register", "INSERT INTO Enterprise (creditCode) SELECT id FROM t")),
            () -> List.copyOf(statuses),
            clock);

    private static Mappings mappings(String source, String sql) {
        return new MappingReader(TestCity.ONTOLOGY, FunctionLibrary.configured()).parse(source, source + "/t.sql", sql);
    }

    private static SourceStatus status(String source, State state, @Nullable Double lag, double rowsPerSecond) {
        return new SourceStatus(source, source, state, lag, null, 0, rowsPerSecond, 0, null, null);
    }

    private Optional<Fault> after(Duration time) {
        clock.goOn(time);
        return sources.keep(REPORT, Every.MONTH.period("2026-10").orElseThrow());
    }

    private void are(SourceStatus... now) {
        statuses.clear();
        statuses.addAll(List.of(now));
    }

    @Test
    void a_report_waits_for_the_sources_that_say_something_of_its_types() {
        are(status("maps", State.SNAPSHOT, null, 900), status("police", State.STREAMING, null, 0));
        assertThat(after(Duration.ofHours(1)))
                .get()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(FaultCode.REPORT_WAITS_FOR_SOURCE))
                .asString()
                .contains("grid/reports/homes.graphql", "maps", "SNAPSHOT", "--period 2026-10");

        are(status("maps", State.STREAMING, null, 0), status("police", State.STOPPED, null, 0));
        assertThat(after(Duration.ZERO)).isPresent();
        assertThat(after(Duration.ofHours(1))).get().asString().contains("police", "STOPPED");
    }

    @Test
    void a_source_that_says_nothing_of_them_keeps_nothing() {
        are(status("register", State.STOPPED, null, 0), status("collected", State.WAITING, null, 0));
        assertThat(after(Duration.ZERO)).isEmpty();
    }

    @Test
    void a_source_counts_when_it_has_followed_changes_for_a_while() {
        are(status("police", State.STREAMING, null, 0));
        assertThat(after(Duration.ZERO)).isPresent();
        assertThat(after(Duration.ofSeconds(19))).isPresent();
        assertThat(after(Duration.ofSeconds(1))).isEmpty();

        are(status("police", State.WAITING, null, 0));
        assertThat(after(Duration.ZERO)).isPresent();
        are(status("police", State.STREAMING, null, 0));
        assertThat(after(Duration.ZERO)).isPresent();
    }

    @Test
    void a_source_that_still_catches_up_with_old_changes_does_not_count() {
        are(status("police", State.STREAMING, 3_600.0, 500));
        assertThat(after(Duration.ofMinutes(1))).isPresent();
        assertThat(after(Duration.ofMinutes(1))).isPresent();

        are(status("police", State.STREAMING, 3_600.0, 0));
        assertThat(after(Duration.ZERO)).isPresent();
        assertThat(after(Duration.ofSeconds(20))).isEmpty();
    }
}
