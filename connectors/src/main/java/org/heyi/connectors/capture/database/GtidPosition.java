package org.heyi.connectors.capture.database;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far MariaDB's log has been read: of each domain and server the last sequence number.
 *
 * @param sequences {@code domain-server} to sequence number
 */
public record GtidPosition(TreeMap<String, Long> sequences) {

    /** @param gtids {@code domain-server-sequence}, separated by commas */
    public static GtidPosition parse(String gtids) {
        TreeMap<String, Long> sequences = new TreeMap<>();
        for (String gtid : gtids.split(",", -1)) {
            if (!gtid.isBlank()) {
                put(sequences, gtid.strip());
            }
        }
        return new GtidPosition(sequences);
    }

    private static void put(TreeMap<String, Long> sequences, String gtid) {
        int last = gtid.lastIndexOf('-');
        sequences.merge(gtid.substring(0, last), Long.valueOf(gtid.substring(last + 1)), Math::max);
    }

    /** This position after one more transaction. */
    GtidPosition with(String gtid) {
        TreeMap<String, Long> grown = new TreeMap<>(sequences);
        put(grown, gtid);
        return new GtidPosition(grown);
    }

    /** Whether everything up to {@code other} has been read here: in each of its domains this is as far, or farther. */
    public boolean reaches(GtidPosition other) {
        Map<String, Long> mine = byDomain();
        return other.byDomain().entrySet().stream()
                .allMatch(domain -> mine.getOrDefault(domain.getKey(), 0L) >= domain.getValue());
    }

    /** A domain's sequence numbers go up whichever server writes. */
    private Map<String, Long> byDomain() {
        return sequences.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(0, entry.getKey().indexOf('-')),
                        Map.Entry::getValue,
                        Math::max));
    }

    @Override
    public String toString() {
        return sequences.entrySet().stream()
                .map(entry -> entry.getKey() + "-" + entry.getValue())
                .collect(Collectors.joining(","));
    }
}
