package org.heyi.connectors.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/**
 * Whether a source can go on from its position, or has to be read from the beginning: it has to when its mappings are others, or when a table
 * can be captured that could not be when the position was reached. What the store keeps beside the position says so: the mappings'
 * fingerprint, and the tables it holds for.
 */
public final class CapturedTables {
    private static final String SEPARATOR = "\n";

    private CapturedTables() {}

    /**
     * The position to go on from; empty when a snapshot is needed, for which the store has then been prepared.
     *
     * @param tables that can be captured now
     * @param leftOut tables that cannot be captured now, with the reason
     * @throws FaultException when no table can be captured, or not one that had been until now
     */
    public static Optional<String> position(CaptureContext context, Set<String> tables, Map<String, Fault> leftOut) {
        if (tables.isEmpty()) {
            throw new FaultException(leftOut.isEmpty() ? nothing(context) : List.copyOf(leftOut.values()));
        }
        String fingerprint = context.mappings().fingerprint();
        String now = fingerprint + SEPARATOR + String.join(SEPARATOR, new TreeSet<>(tables));
        Optional<String> position = context.store().position(context.source());
        String stored = context.store().mappings(context.source()).orElse("");
        if (position.isPresent() && stored.equals(now)) {
            return position;
        }
        if (position.isPresent() && stored.startsWith(fingerprint + SEPARATOR)) {
            requireAll(stored, tables, leftOut);
        }
        context.store().restart(context.source(), now);
        return Optional.empty();
    }

    private static List<Fault> nothing(CaptureContext context) {
        return List.of(Fault.of(FaultCode.NOTHING_TO_CAPTURE, Place.of(context.source())));
    }

    /** Going on without a table would lose its changes; it is not for us to decide that they do not matter. */
    private static void requireAll(String stored, Set<String> tables, Map<String, Fault> leftOut) {
        List<Fault> lost = Arrays.stream(stored.split(SEPARATOR, -1))
                .skip(1)
                .filter(table -> !tables.contains(table))
                .flatMap(table -> Optional.ofNullable(leftOut.get(table)).stream())
                .toList();
        if (!lost.isEmpty()) {
            throw new FaultException(lost);
        }
    }
}
