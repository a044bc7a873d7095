package org.heyi.connectors.capture.reading;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the reading of one table has come, and what its last comparison with the graph found.
 *
 * @param mapping fingerprint of the statements that made its records
 * @param reading null when the table has been read and its log is followed
 * @param proof null before the first comparison
 * @param again whether rows may have changed behind the reading that is under way, so that another one has to follow it
 * @param shape what the table was like when it was last looked at, as far as the log does not tell it; null where it tells everything
 */
public record TableState(
        String mapping,
        @Nullable Reading reading,
        boolean again,
        @Nullable Proof proof,
        @Nullable String shape) {

    /**
     * A reading that is under way.
     *
     * @param id names it; the same after a restart
     * @param after key behind which the next range begins, as {@link Look#next}; null for the table's beginning
     * @param ranges whether ranges of the table are still to be read; then come the rows of records that no range had
     * @param records record key behind which these go on; empty for the first
     */
    public record Reading(String id, @Nullable List<String> after, boolean ranges, String records) {}

    /**
     * The last comparison that came to its end.
     *
     * @param at when
     * @param differences how many records differed; they are mended
     * @param rounds how many comparisons up to it found differences without one between that found none
     */
    public record Proof(String at, long differences, int rounds) {

        /** When it came to its end. */
        public Instant when() {
            return Instant.parse(at);
        }
    }

    /** Of a table that is to be read from its beginning. */
    public static TableState unread(String mapping) {
        return new TableState(mapping, new Reading(UUID.randomUUID().toString(), null, true, ""), false, null, null);
    }

    /** The same, to be read from its beginning. */
    public TableState anew() {
        return new TableState(mapping, unread(mapping).reading(), false, proof, shape);
    }

    /** The same, to be read once more after the reading that is under way; from its beginning when there is none. */
    public TableState onceMore() {
        return reading == null ? anew() : new TableState(mapping, reading, true, proof, shape);
    }

    /** The same, with its reading at its end. */
    public TableState read() {
        return again ? anew() : with(null);
    }

    /** The same, with its reading gone on. */
    public TableState with(@Nullable Reading now) {
        return new TableState(mapping, now, again, proof, shape);
    }

    /** The same, after a look at what the table is like. */
    public TableState shaped(String now) {
        return new TableState(mapping, reading, again, proof, now);
    }

    /** The same, after one more comparison. */
    public TableState proven(Instant at, long differences) {
        int before = proof == null ? 0 : proof.rounds();
        return new TableState(
                mapping,
                reading,
                again,
                new Proof(at.toString(), differences, differences == 0 ? 0 : before + 1),
                shape);
    }
}
