package org.heyi.hub.graph;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.Field;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Ends corrections by their owners' decision, or because no decision came. */
public final class Corrections {
    /** Days that a correction stays open after the day it was due. */
    public static final int DAYS_OVERDUE = 30;

    private static final int EXPIRED_AT_ONCE = 100;
    private final GraphSink sink;
    private final Clock clock;

    public Corrections(GraphSink sink, Clock clock) {
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Accepts a correction: the owner's word is what it says from now on, until the owner's row says something else than it does today.
     * One that is accepted already stays as it is.
     *
     * @throws FaultException when there is none of this number, it was closed otherwise, or the graph is away
     */
    public void accept(long number, String decider, @Nullable String reason) {
        decide(number, CorrectionState.ACCEPTED, decider, reason);
    }

    /**
     * Rejects a correction: what was answered is taken back. One that is rejected already stays as it is.
     *
     * @throws FaultException as for {@link #accept}
     */
    public void reject(long number, String decider, String reason) {
        decide(number, CorrectionState.REJECTED, decider, reason);
    }

    private void decide(long number, CorrectionState decision, String decider, @Nullable String reason) {
        SubmissionLog.inTurn(sink, transaction -> {
            KeptCorrection correction =
                    CorrectionNodes.read(transaction, List.of(number)).get(number);
            if (correction == null) {
                throw new FaultException(Fault.of(FaultCode.UNKNOWN_CORRECTION, Place.of("id"), number));
            }
            if (correction.state() == CorrectionState.OPEN) {
                Map<String, @Nullable Object> said = new HashMap<>();
                said.put("decider", decider);
                said.put("reason", reason);
                CorrectionNodes.add(transaction, number, CorrectionNodes.present(said));
                end(transaction, correction, decision);
            } else if (correction.state() != decision) {
                throw new FaultException(
                        Fault.of(FaultCode.CORRECTION_CLOSED, Place.of("id"), number, correction.state()));
            }
        });
    }

    private void end(GraphTransaction transaction, KeptCorrection correction, CorrectionState decision) {
        Field field = correction.field(sink.ontology()).orElse(null);
        if (decision == CorrectionState.ACCEPTED && field != null) {
            standIn(transaction, correction, field);
        } else {
            CorrectionNodes.close(transaction, List.of(correction.number()), decision, now());
            sink.retract(transaction, List.of(correction.answer()));
        }
    }

    /** With the record that stands for the owner's row, the owner says what the correction says: so it closes as it does by a row. */
    private void standIn(GraphTransaction transaction, KeptCorrection correction, Field field) {
        SpokenOf spoken = sink.spokenOf(transaction, List.of(correction.answer()));
        EntityState entity = spoken.entity(correction.answer()).orElseThrow();
        spoken.row(entity, field, correction.owner())
                .ifPresent(row -> CorrectionNodes.add(
                        transaction, correction.number(), Map.of("rowField", row.column(), "rowValue", row.value())));
        List<String> earlier = entity.records().values().stream()
                .filter(record -> record.correction() != null)
                .map(RecordState::key)
                .filter(key -> CollectedSource.department(key).equals(correction.owner()))
                .filter(key -> CollectedSource.column(key).equals(CollectedSource.column(correction.answer())))
                .toList();
        RecordState answer = Objects.requireNonNull(entity.records().get(correction.answer()));
        RecordKey key = CollectedSource.of(correction.owner(), answer.key());
        Record record = new Record(
                key, answer.type(), new HashMap<>(answer.values()), answer.identifiers(), answer.references(), now());
        sink.standIn(transaction, record, correction.number());
        // Not before: for a moment the row would be the owner's word again.
        sink.retract(
                transaction,
                earlier.stream().filter(other -> !other.equals(key.text())).toList());
    }

    /**
     * Closes those that nobody decided on until {@value #DAYS_OVERDUE} days after the day they were due, a hundred at once; what was
     * answered is taken back wherever the owner says something. Gives how many were closed.
     *
     * @throws FaultException when the graph is away
     */
    public int expire() {
        LocalDate last = OffsetDateTime.now(clock).toLocalDate().minusDays(DAYS_OVERDUE);
        List<Long> expired = new ArrayList<>();
        SubmissionLog.inTurn(sink, transaction -> {
            transaction
                    .read(
                            "MATCH (c:Correction {state: 'OPEN'}) WHERE c.due < $last RETURN c.number AS number LIMIT $limit",
                            Map.of("last", last, "limit", EXPIRED_AT_ONCE))
                    .forEach(row -> expired.add(row.get("number").asLong()));
            CorrectionNodes.read(transaction, expired).values().forEach(correction -> expire(transaction, correction));
        });
        return expired.size();
    }

    private void expire(GraphTransaction transaction, KeptCorrection correction) {
        CorrectionNodes.close(transaction, List.of(correction.number()), CorrectionState.EXPIRED, now());
        SpokenOf spoken = sink.spokenOf(transaction, List.of(correction.answer()));
        boolean ownerSpeaks = spoken.entity(correction.answer())
                .flatMap(entity -> correction
                        .field(sink.ontology())
                        .filter(field -> spoken.speaks(entity, field, correction.owner())))
                .isPresent();
        if (ownerSpeaks) {
            sink.retract(transaction, List.of(correction.answer()));
        } else {
            CorrectionNodes.release(transaction, correction.answer());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
