package org.heyi.hub.graph;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heyi.schema.Field;
import org.heyi.schema.Ontology;

/**
 * Closes corrections in the batch with which their owner comes to say what they say. It asks nothing of the graph unless one of the batch's
 * records carries a correction's number, and records are with their entity however entities merge and part.
 */
final class Settlement {
    private final Ontology ontology;
    private final GoldenValues goldenValues;
    private final Agreement agreement;
    private final List<Long> accepted = new ArrayList<>();
    private final Set<String> done = new HashSet<>();

    private Settlement(Ontology ontology, GoldenValues goldenValues, Agreement agreement) {
        this.ontology = ontology;
        this.goldenValues = goldenValues;
        this.agreement = agreement;
    }

    /**
     * Keys of records that have nothing more to say: answers whose correction was accepted, and accepted values whose row says
     * something else since.
     *
     * @param groups the records as they are to be
     */
    static Set<String> of(
            GraphTransaction transaction,
            List<Resolver.Group> groups,
            Ontology ontology,
            GoldenValues goldenValues,
            Agreement agreement) {
        Set<Long> numbers = groups.stream()
                .flatMap(group -> group.records().stream())
                .map(RecordState::correction)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (numbers.isEmpty()) {
            return Set.of();
        }
        Map<Long, KeptCorrection> corrections = CorrectionNodes.read(transaction, numbers);
        Settlement settlement = new Settlement(ontology, goldenValues, agreement);
        groups.forEach(group -> settlement.settle(group, corrections));
        CorrectionNodes.close(
                transaction, settlement.accepted, CorrectionState.ACCEPTED, OffsetDateTime.now(ZoneOffset.UTC));
        return settlement.done;
    }

    private void settle(Resolver.Group group, Map<Long, KeptCorrection> corrections) {
        for (RecordState record : group.records()) {
            KeptCorrection correction = record.correction() == null ? null : corrections.get(record.correction());
            if (correction != null) {
                correction.field(ontology).ifPresent(field -> settle(group, record, correction, field));
            }
        }
    }

    private void settle(Resolver.Group group, RecordState record, KeptCorrection correction, Field field) {
        Stream<RecordState> owners = group.records().stream()
                .filter(other -> goldenValues.department(other).equals(correction.owner()));
        if (record.key().equals(correction.answer())) {
            Optional<Claim> word = word(field, owners);
            if (word.isPresent() && agreement.between(field, word.get(), correction.claimed())) {
                accepted.add(correction.number());
                done.add(record.key());
            }
        } else {
            Optional<Claim> row =
                    word(field, owners.filter(other -> !other.source().equals(CollectedSource.NAME)));
            Claim then = correction.row();
            if (row.isPresent() && (then == null || !agreement.between(field, row.get(), then))) {
                done.add(record.key());
            }
        }
    }

    private Optional<Claim> word(Field field, Stream<RecordState> records) {
        return goldenValues.strongest(field, records).map(record -> Objects.requireNonNull(Claim.of(field, record)));
    }
}
