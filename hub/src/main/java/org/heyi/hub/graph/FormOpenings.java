package org.heyi.hub.graph;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heyi.hub.ledger.Area;
import org.heyi.hub.ledger.Areas;
import org.heyi.schema.AreaLevel;
import org.heyi.schema.fault.FaultException;

/**
 * Counts how often forms are opened, by form, day and area of the subject. Opening a form writes nothing: {@link #write()} adds what was counted since to the
 * graph, so what a crash loses is what was counted since the last time.
 */
public final class FormOpenings {
    private final Map<Opening, Long> counted = new ConcurrentHashMap<>();
    private final GraphSink sink;
    private final Clock clock;

    private record Opening(String form, String wantedBy, LocalDate day, Areas areas) {

        /** Names what is counted in one node of the graph; what areas are called is no part of it. */
        String name() {
            return Stream.concat(Stream.of(form, wantedBy, day.toString()), codes())
                    .collect(Collectors.joining("/"));
        }

        private Stream<String> codes() {
            return areas.areKnown()
                    ? Arrays.stream(AreaLevel.values())
                            .map(level -> Optional.ofNullable(areas.byLevel().get(level))
                                    .map(Area::code)
                                    .orElse(""))
                    : Stream.empty();
        }

        Map<String, Object> properties() {
            Map<String, Object> properties = new HashMap<>(areas.properties());
            properties.put("form", form);
            properties.put("wantedBy", wantedBy);
            properties.put("day", day);
            return properties;
        }
    }

    /** Days are those of {@code clock}. */
    public FormOpenings(GraphSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** Counts one of a form, which {@code wantedBy} wants filled in, about a subject that lies in {@code areas}. */
    public void count(String form, String wantedBy, Areas areas) {
        counted.merge(new Opening(form, wantedBy, LocalDate.now(clock), areas), 1L, Long::sum);
    }

    /**
     * Writes what was counted since the last time, in one transaction.
     *
     * @throws FaultException when the graph is away: it is then written the next time
     */
    public void write() {
        Map<Opening, Long> taken = new HashMap<>();
        for (Opening opening : List.copyOf(counted.keySet())) {
            Long count = counted.remove(opening);
            if (count != null) {
                taken.put(opening, count);
            }
        }
        if (taken.isEmpty()) {
            return;
        }
        try {
            SubmissionLog.inTurn(sink, transaction -> add(transaction, taken));
        } catch (RuntimeException e) {
            taken.forEach((opening, count) -> counted.merge(opening, count, Long::sum));
            throw e;
        }
    }

    private static void add(GraphTransaction transaction, Map<Opening, Long> taken) {
        List<Map<String, Object>> openings = taken.entrySet().stream()
                .map(opening -> Map.of(
                        "name", opening.getKey().name(),
                        "properties", opening.getKey().properties(),
                        "count", opening.getValue()))
                .toList();
        transaction.write("""
                UNWIND $openings AS opening
                MERGE (o:FormOpenings {name: opening.name})
                SET o += opening.properties, o.count = coalesce(o.count, 0) + opening.count
                """, Map.of("openings", openings));
    }
}
