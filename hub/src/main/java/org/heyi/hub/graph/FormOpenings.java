package org.heyi.hub.graph;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.heyi.schema.fault.FaultException;

/**
 * Counts how often forms are opened, by form and day. Opening a form writes nothing: {@link #write()} adds what was counted since to the
 * graph, so what a crash loses is what was counted since the last time.
 */
public final class FormOpenings {
    private final Map<Opening, Long> counted = new ConcurrentHashMap<>();
    private final GraphSink sink;
    private final Clock clock;

    private record Opening(String form, String wantedBy, LocalDate day) {
        Map<String, Object> properties(long count) {
            return Map.of(
                    "name",
                    form + "/" + wantedBy + "/" + day,
                    "form",
                    form,
                    "wantedBy",
                    wantedBy,
                    "day",
                    day,
                    "count",
                    count);
        }
    }

    /** Days are those of {@code clock}. */
    public FormOpenings(GraphSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /** Counts one of a form, which {@code wantedBy} wants filled in. */
    public void count(String form, String wantedBy) {
        counted.merge(new Opening(form, wantedBy, LocalDate.now(clock)), 1L, Long::sum);
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
                .map(opening -> opening.getKey().properties(opening.getValue()))
                .toList();
        transaction.write("""
                UNWIND $openings AS opening
                MERGE (o:FormOpenings {name: opening.name})
                ON CREATE SET o.form = opening.form, o.wantedBy = opening.wantedBy, o.day = opening.day
                SET o.count = coalesce(o.count, 0) + opening.count
                """, Map.of("openings", openings));
    }
}
