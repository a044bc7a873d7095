package org.heyi.hub.torture;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.heyi.connectors.capture.reading.TableStates;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Driver;
import org.neo4j.driver.exceptions.Neo4jException;

/** Waits until everything has arrived, then holds the whole graph against the rows. */
final class Comparison {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final long REST_MILLIS = 2_000;

    /** The hub's heartbeat: then it asks PostgreSQL for what that does not log. */
    private static final long HEARTBEAT_MILLIS = 11_000;

    private static final Duration LONGEST_PROOF = Duration.ofMinutes(3);
    private static final int MOST_SHOWN = 40;
    private static final Map<String, List<String>> TABLES = Map.of(
            "register",
                    List.of(
                            "resident",
                            "pair_one",
                            "pair_other",
                            "mass",
                            "nightly",
                            "ledger",
                            "swapped",
                            "counted",
                            "bulky",
                            "toggled"),
            "clinic", List.of("patient", "pair_one", "pair_other"),
            "estate",
                    List.of(
                            "building",
                            "ownership",
                            "pair_one",
                            "pair_other",
                            "mass",
                            "parcel",
                            "lease",
                            "nightly",
                            "ledger",
                            "account",
                            "held"));

    private final Sources sources;
    private final HubProcess hub;
    private final Report report;

    Comparison(Sources sources, HubProcess hub, Report report) {
        this.sources = sources;
        this.hub = hub;
        this.report = report;
    }

    void run(RandomChanges changes) throws IOException, SQLException, InterruptedException {
        List<Map<String, @Nullable String>> rows = new ArrayList<>(changes.survey());
        Map<String, @Nullable String> marker = new HashMap<>();
        marker.put("id", "end");
        rows.add(marker);
        sources.survey().dropComplete(rows);
        for (SourceSystem department : sources.departments()) {
            department.transaction(RandomChanges.marker("end"));
        }
        Instant last = Instant.now();
        if (awaitRest().isEmpty()) {
            return;
        }
        Thread.sleep(Math.max(
                0, HEARTBEAT_MILLIS - Duration.between(last, Instant.now()).toMillis()));
        Optional<Driver> graph = awaitRest();
        List<String> before = graph.isEmpty() ? List.of() : compare(graph.get());
        if (graph.isPresent() && !before.isEmpty()) {
            report.line("without the proof " + before.size() + " differences; now let it go round once");
            tell(before);
            awaitProof(graph.get());
            List<String> after = compare(graph.get());
            report.line("after it " + after.size() + " differences");
            tell(after);
        }
    }

    private void tell(List<String> differences) {
        report.differences(differences.subList(0, Math.min(MOST_SHOWN, differences.size())));
        if (differences.size() > MOST_SHOWN) {
            report.difference("and " + (differences.size() - MOST_SHOWN) + " more");
        }
    }

    /** Until each table has been compared after now. */
    private void awaitProof(Driver driver) throws InterruptedException {
        Instant start = Instant.now();
        Set<String> waiting = Set.of("all");
        while (!waiting.isEmpty() && Duration.between(start, Instant.now()).compareTo(LONGEST_PROOF) < 0) {
            Thread.sleep(REST_MILLIS);
            waiting = new TreeSet<>();
            for (String source : TABLES.keySet()) {
                waiting.addAll(unproven(driver, source, start));
            }
        }
        report.line("compared by the hub after "
                + Duration.between(start, Instant.now()).toSeconds() + " s"
                + (waiting.isEmpty() ? "" : ", but for " + waiting));
    }

    private static Set<String> unproven(Driver driver, String source, Instant since) {
        String states = BetweenTurns.look(driver, transaction -> transaction
                .run("MATCH (s:Source {name: $name}) RETURN coalesce(s.tables, '{}') AS tables", Map.of("name", source))
                .single()
                .get("tables")
                .asString());
        Set<String> waiting = new TreeSet<>();
        TableStates.parse(states).forEach((table, state) -> {
            if (state.proof() == null || state.proof().when().isBefore(since)) {
                waiting.add(source + "/" + table);
            }
        });
        return waiting;
    }

    private Optional<Driver> awaitRest() throws IOException, InterruptedException {
        long start = System.nanoTime();
        TreeSet<String> missing = new TreeSet<>();
        while (System.nanoTime() - start < LONGEST_WAIT.toNanos()) {
            if (!hub.isAlive()) {
                report.line("start the hub");
                hub.start();
            }
            missing.clear();
            missing.addAll(List.of(
                    "register/pair_other/Pair/end",
                    "clinic/pair_other/Pair/end",
                    "estate/pair_other/Pair/end",
                    "survey/survey/Person/end"));
            Optional<Driver> graph = hub.graph();
            graph.ifPresent(driver -> missing.removeAll(found(driver, missing)));
            if (missing.isEmpty() && isAtRest(graph.orElseThrow())) {
                report.line("everything arrived after %.1f s".formatted((System.nanoTime() - start) / 1e9));
                return graph;
            }
            Thread.sleep(200);
        }
        report.difference("never arrived, or never came to rest: " + missing);
        return Optional.empty();
    }

    /** What a snapshot did not see goes only after all that it saw has come, the markers among it. */
    private static boolean isAtRest(Driver driver) throws InterruptedException {
        Optional<Long> before = lastTurn(driver);
        Thread.sleep(REST_MILLIS);
        return before.isPresent() && before.equals(lastTurn(driver));
    }

    /** Empty while a department has not come to the end of its snapshot, or the graph is away. */
    private static Optional<Long> lastTurn(Driver driver) {
        try {
            return BetweenTurns.look(driver, transaction -> transaction
                    .run(
                            "MATCH (h:Hub {name: 'hub'}) WHERE NOT EXISTS { (s:Source) WHERE s.name IN $names AND (s.position IS NULL OR s.tables CONTAINS $reading) } RETURN h.turn AS turn",
                            Map.of("names", List.copyOf(TABLES.keySet()), "reading", Watch.READING))
                    .list(row -> row.get("turn").asLong())
                    .stream()
                    .findFirst());
        } catch (Neo4jException away) {
            return Optional.empty();
        }
    }

    private static List<String> found(Driver driver, Set<String> keys) {
        try {
            return BetweenTurns.look(driver, transaction -> transaction
                    .run(
                            "MATCH (r:Record) WHERE r._key IN $keys RETURN r._key AS key",
                            Map.of("keys", List.copyOf(keys)))
                    .list(row -> row.get("key").asString()));
        } catch (Neo4jException away) {
            return List.of();
        }
    }

    private List<String> compare(Driver driver) throws SQLException {
        Claims claims = new Claims();
        for (SourceSystem department : sources.departments()) {
            for (String table : Objects.requireNonNull(TABLES.get(department.name()))) {
                claims.addAll(department.name(), table, department.rows(table));
            }
        }
        claims.addAll("survey", "survey", sources.survey().newest());
        List<String> differences = new ArrayList<>();
        compare("record", claims.byKey(), GraphDump.records(driver), differences);
        compare("entity", Oracle.expected(claims.claims()), GraphDump.entities(driver), differences);
        compare("quarantined", keys(claims.bad()), keys(GraphDump.quarantine(driver)), differences);
        report.line("%d records compared, %d of them in quarantine"
                .formatted(
                        claims.claims().size() + claims.bad().size(),
                        claims.bad().size()));
        return differences;
    }

    private static Map<String, String> keys(List<String> keys) {
        Map<String, String> map = new HashMap<>();
        keys.forEach(key -> map.put(key, ""));
        return map;
    }

    private static void compare(
            String what, Map<String, String> expected, Map<String, String> actual, List<String> differences) {
        TreeSet<String> names = new TreeSet<>(expected.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            String should = expected.get(name);
            String is = actual.get(name);
            if (!Objects.equals(should, is)) {
                differences.add("%s %s%n    should be %s%n    is        %s"
                        .formatted(what, name, should == null ? "absent" : should, is == null ? "absent" : is));
            }
        }
    }
}
