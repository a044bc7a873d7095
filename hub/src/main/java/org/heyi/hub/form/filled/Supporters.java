package org.heyi.hub.form.filled;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.heyi.schema.ValueField;

/** The records that say a value. */
record Supporters(ValueField field, List<RecordSaying> records) {

    /** Those of {@code records} that give the field this value; an identifier's may be written another way. */
    static Supporters of(ValueField field, Object value, List<RecordSaying> records) {
        List<RecordSaying> speaking = records.stream()
                .filter(record -> record.values().containsKey(field.name()))
                .toList();
        List<RecordSaying> agreeing = speaking.stream()
                .filter(record -> value.toString().equals(record.values().get(field.name())))
                .toList();
        return new Supporters(field, agreeing.isEmpty() ? speaking : agreeing);
    }

    /** The one whose value shows: by authority, then the latest. */
    Optional<FieldProvenance> strongest() {
        return records.stream()
                .min(Comparator.<RecordSaying>comparingInt(this::rank)
                        .thenComparing(RecordSaying::updatedAt, Comparator.nullsLast(Comparator.reverseOrder())))
                .map(RecordSaying::provenance);
    }

    private int rank(RecordSaying record) {
        int rank = field.authority().indexOf(record.provenance().department());
        return rank < 0 ? field.authority().size() : rank;
    }

    /** Whether one of them was last changed after {@code moment}; a row that does not say when proves nothing. */
    boolean saidAfter(OffsetDateTime moment) {
        return records.stream()
                .map(RecordSaying::updatedAt)
                .filter(Objects::nonNull)
                .anyMatch(said -> said.isAfter(moment));
    }
}
