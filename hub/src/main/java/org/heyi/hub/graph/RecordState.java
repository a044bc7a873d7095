package org.heyi.hub.graph;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.jspecify.annotations.Nullable;

/**
 * A record as the graph holds it, or is to hold it.
 *
 * @param source name of the source, the first part of the key
 * @param values by output column; no nulls
 * @param identifiers well-formed ones, in the order of the type's fields
 * @param seen id of the last snapshot that saw the row; null when none did
 * @param correction number of the correction that an answer waits with, or that an accepted one stands for; null for others
 * @param returned the output columns whose values are what the hub wrote to the row itself: they say nothing of their own
 */
record RecordState(
        String key,
        String source,
        String type,
        Map<String, Object> values,
        List<Identifier> identifiers,
        List<Record.Reference> references,
        @Nullable OffsetDateTime updatedAt,
        OffsetDateTime committedAt,
        @Nullable String transaction,
        @Nullable String seen,
        @Nullable Long correction,
        Set<String> returned) {

    /** Whether the other says the same of the same entity, whenever and in whichever transaction it was said. */
    boolean saysTheSameAs(RecordState other) {
        return type.equals(other.type)
                && values.equals(other.values)
                && returnedValues().equals(other.returnedValues())
                && java.util.Objects.equals(updatedAt, other.updatedAt);
    }

    /** Of those that are null nothing depends on who wrote them. */
    private Set<String> returnedValues() {
        return returned.stream().filter(values::containsKey).collect(Collectors.toSet());
    }

    RecordState with(RecordState provenance) {
        return new RecordState(
                key,
                source,
                type,
                values,
                identifiers,
                references,
                updatedAt,
                provenance.committedAt,
                provenance.transaction,
                seen,
                correction,
                returned);
    }

    RecordState of(long itsCorrection) {
        return new RecordState(
                key,
                source,
                type,
                values,
                identifiers,
                references,
                updatedAt,
                committedAt,
                transaction,
                seen,
                itsCorrection,
                returned);
    }
}
