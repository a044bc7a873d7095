package org.heyi.connectors.capture.debezium;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.heyi.connectors.capture.reading.TableState;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Says when comparisons of a table find differences again and again, or do not come to their end. */
final class ProofFault {
    private static final int ROUNDS = 3;

    private ProofFault() {}

    /**
     * @param proof the last comparison; null before the first
     * @param slow when the one that is under way began, if it takes too long; else null
     */
    static @Nullable Fault of(String source, String table, TableState.@Nullable Proof proof, @Nullable Instant slow) {
        Place place = Place.of(source + "/" + table);
        if (proof != null && proof.rounds() >= ROUNDS) {
            return Fault.of(FaultCode.PROOF_DIFFERS, place, proof.rounds(), proof.differences());
        }
        return slow == null ? null : Fault.of(FaultCode.PROOF_SLOW, place, slow.truncatedTo(ChronoUnit.SECONDS));
    }
}
