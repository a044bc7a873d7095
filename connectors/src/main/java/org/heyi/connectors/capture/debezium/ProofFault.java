package org.heyi.connectors.capture.debezium;

import org.heyi.connectors.capture.reading.TableState;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Says when comparisons of a table find differences again and again: something changes its rows in a way that the log does not show. */
final class ProofFault {
    private static final int ROUNDS = 3;

    private ProofFault() {}

    static @Nullable Fault of(String source, String table, TableState.@Nullable Proof proof) {
        return proof == null || proof.rounds() < ROUNDS
                ? null
                : Fault.of(
                        FaultCode.PROOF_DIFFERS, Place.of(source + "/" + table), proof.rounds(), proof.differences());
    }
}
