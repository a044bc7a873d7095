package org.heyi.hub.graph;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.heyi.connectors.record.Record;
import org.heyi.schema.Field;
import org.heyi.schema.RelationField;
import org.jspecify.annotations.Nullable;

/** Opens a correction for each answer of a submission that contradicts the department whose word counts. */
final class CorrectionOpening {
    private static final int DAYS_TO_DECIDE = 10;

    private final GraphSink sink;
    private final GraphTransaction transaction;
    private final Submission submission;
    private final OffsetDateTime now;

    CorrectionOpening(GraphSink sink, GraphTransaction transaction, Submission submission, OffsetDateTime now) {
        this.sink = sink;
        this.transaction = transaction;
        this.submission = submission;
        this.now = now;
    }

    /** {@code answers} are in the graph already. Gives how many of them contradict the department whose word counts. */
    long open(List<Record> answers) {
        Map<String, Field> owned = new HashMap<>();
        for (Record answer : answers) {
            String key = answer.key().text();
            sink.ontology()
                    .entity(answer.type())
                    .field(Claim.field(CollectedSource.column(key)))
                    .filter(field -> !field.authority().isEmpty() && !leadsToMany(field))
                    .ifPresent(field -> owned.put(key, field));
        }
        if (owned.isEmpty()) {
            return 0;
        }
        SpokenOf spoken = sink.spokenOf(transaction, owned.keySet());
        long contradicting = 0;
        for (Map.Entry<String, Field> answer : owned.entrySet()) {
            Optional<EntityState> entity = spoken.entity(answer.getKey());
            if (entity.isPresent() && open(answer.getKey(), answer.getValue(), entity.get(), spoken)) {
                contradicting++;
            }
        }
        return contradicting;
    }

    /** One more of many contradicts nothing. */
    private static boolean leadsToMany(Field field) {
        return field instanceof RelationField relation && relation.many();
    }

    /** Whether it contradicts. */
    private boolean open(String key, Field field, EntityState entity, SpokenOf spoken) {
        RecordState answer = Objects.requireNonNull(entity.records().get(key));
        Claim claim = Objects.requireNonNull(Claim.of(field, answer));
        RecordState strongest =
                spoken.strongest(field, entity.records().values().stream()).orElseThrow();
        String owner = spoken.department(strongest);
        Claim word = Objects.requireNonNull(Claim.of(field, strongest));
        boolean contradicts = field.authority().contains(owner)
                && !owner.equals(CollectedSource.department(key))
                && !spoken.agreement().between(field, word, claim);
        boolean again = false;
        for (KeptCorrection earlier : earlier(key, entity)) {
            boolean same = contradicts
                    && earlier.answer().equals(key)
                    && earlier.claimed().equals(claim);
            again |= same;
            if (same) {
                CorrectionNodes.add(transaction, earlier.number(), details(key));
            } else {
                withdraw(earlier, key);
            }
        }
        if (contradicts && !again) {
            CorrectionNodes.create(transaction, properties(answer, claim, strongest, word, entity.id(), owner));
        }
        return contradicts;
    }

    /** What the department waits for already in this field of this entity. */
    private List<KeptCorrection> earlier(String key, EntityState entity) {
        Map<Long, String> marked = new HashMap<>();
        for (RecordState record : entity.records().values()) {
            if (record.correction() != null
                    && CollectedSource.department(record.key()).equals(CollectedSource.department(key))
                    && CollectedSource.column(record.key()).equals(CollectedSource.column(key))) {
                marked.put(record.correction(), record.key());
            }
        }
        List<KeptCorrection> earlier = new ArrayList<>(
                CorrectionNodes.read(transaction, marked.keySet()).values());
        earlier.removeIf(correction -> !correction.answer().equals(marked.get(correction.number())));
        return earlier;
    }

    private void withdraw(KeptCorrection earlier, String key) {
        CorrectionNodes.close(transaction, List.of(earlier.number()), CorrectionState.WITHDRAWN, now);
        if (earlier.answer().equals(key)) {
            CorrectionNodes.release(transaction, key);
        } else {
            sink.retract(transaction, List.of(earlier.answer()));
        }
    }

    private Map<String, Object> properties(
            RecordState answer, Claim claim, RecordState strongest, Claim word, String entity, String owner) {
        boolean isRow = !strongest.source().equals(CollectedSource.NAME);
        String identifier = CollectedSource.identifier(answer.key());
        Map<String, @Nullable Object> properties = new HashMap<>(details(answer.key()));
        properties.put("state", CorrectionState.OPEN.name());
        properties.put("type", answer.type());
        properties.put("entity", entity);
        properties.put("identifierField", identifier);
        properties.put("identifier", String.valueOf(answer.values().get(identifier)));
        properties.put("field", claim.column());
        properties.put("oldValue", word.value());
        properties.put("newValue", claim.value());
        properties.put("askedBy", CollectedSource.department(answer.key()));
        properties.put("owner", owner);
        properties.put("row", isRow ? strongest.key() : null);
        properties.put("answer", answer.key());
        properties.put("openedAt", now);
        properties.put("due", now.toLocalDate().plusDays(DAYS_TO_DECIDE));
        return CorrectionNodes.present(properties);
    }

    private Map<String, Object> details(String key) {
        Map<String, @Nullable Object> details = new HashMap<>();
        details.put("evidence", submission.evidence().get(key));
        details.put("reporter", submission.log().get("reporter"));
        details.put("form", submission.log().get("form"));
        details.put("answeredAt", submission.answeredAt());
        return CorrectionNodes.present(details);
    }
}
