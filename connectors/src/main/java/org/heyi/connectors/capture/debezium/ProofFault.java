package org.heyi.connectors.capture.debezium;

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
     * @param trouble what keeps the next one from its end; null when nothing does
     */
    static @Nullable Fault of(String source, String table, TableState.@Nullable Proof proof, @Nullable Fault trouble) {
        return proof == null || proof.rounds() < ROUNDS
                ? trouble
                : Fault.of(
                        FaultCode.PROOF_DIFFERS, Place.of(source + "/" + table), proof.rounds(), proof.differences());
    }
}
