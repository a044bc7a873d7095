package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.heyi.connectors.record.Identifier;

/** Entity ids of the identifiers and records of one batch, each computed once. */
final class IdCache implements Function<Identifier, String> {
    private final EntityIds ids;
    private final Map<Identifier, String> byIdentifier = new HashMap<>();
    private final Map<String, List<String>> ownByRecord = new HashMap<>();

    IdCache(EntityIds ids) {
        this.ids = ids;
    }

    @Override
    public String apply(Identifier identifier) {
        return byIdentifier.computeIfAbsent(identifier, ids::of);
    }

    /** The ids that the record gives its own entity: one an identifier; without any, one of its own. Never empty. */
    List<String> own(RecordState record) {
        if (record.identifiers().isEmpty()) {
            return ownByRecord.computeIfAbsent(record.key(), key -> List.of(ids.ofRecord(key)));
        }
        List<String> own = new ArrayList<>(record.identifiers().size());
        record.identifiers().forEach(identifier -> own.add(apply(identifier)));
        return own;
    }
}
