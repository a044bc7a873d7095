package org.heyi.hub.torture;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Something that is needed is away for a while, short or long. */
final class Outages {
    private static final int SHORT_MILLIS = 1_500;
    private static final int LONG_MILLIS = 14_000;
    private static final int BETWEEN_KILLS_MILLIS = 300;

    private final Sources sources;
    private final HubProcess hub;
    private final Values values;
    private final Report report;
    private long hubUntil = System.nanoTime();
    private long last = System.nanoTime();

    Outages(Sources sources, HubProcess hub, Values values, Report report) {
        this.sources = sources;
        this.hub = hub;
        this.values = values;
        this.report = report;
    }

    List<Habit> all() {
        return List.of(
                new Habit("outage: the hub, for long", () -> hub(LONG_MILLIS)),
                new Habit("outage: the hub, for a moment", () -> hub(SHORT_MILLIS)),
                new Habit("outage: PostgreSQL, for long", () -> postgres(LONG_MILLIS)),
                new Habit("outage: PostgreSQL, for a moment", () -> postgres(SHORT_MILLIS)),
                new Habit("outage: MariaDB, for long", () -> mariaDb(LONG_MILLIS)),
                new Habit("outage: MariaDB, for a moment", () -> mariaDb(SHORT_MILLIS)),
                new Habit("outage: Neo4j, for long", () -> neo4j(LONG_MILLIS)));
    }

    /** Whether the hub is to stay down. */
    boolean hubIsAway() {
        return System.nanoTime() < hubUntil;
    }

    /** Whether one began or ended within this time. */
    boolean within(Duration time) {
        return System.nanoTime() - last < time.toNanos();
    }

    /** Changes go on meanwhile. */
    private void hub(int most) throws InterruptedException {
        int millis = begin("kill the hub", most);
        hub.kill();
        hubUntil = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        last = hubUntil;
    }

    private void postgres(int most) throws IOException, InterruptedException {
        int millis = begin("kill PostgreSQL", most);
        sources.killPostgres();
        Thread.sleep(millis);
        sources.restartPostgres();
        last = System.nanoTime();
    }

    private void mariaDb(int most) throws IOException, InterruptedException, SQLException {
        int millis = begin("kill MariaDB", most);
        sources.killMariaDb();
        Thread.sleep(millis);
        sources.restartMariaDb();
        last = System.nanoTime();
    }

    private void neo4j(int most) throws InterruptedException {
        int millis = begin("kill each Neo4j of the hub", most);
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < end) {
            hub.killNeo4j();
            Thread.sleep(BETWEEN_KILLS_MILLIS);
        }
        last = System.nanoTime();
    }

    private int begin(String what, int most) {
        int millis = values.below(most);
        report.line("%s for %.1f s".formatted(what, millis / 1e3));
        return millis;
    }
}
