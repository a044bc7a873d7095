package org.heyi.hub.query.cypher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A field on which an entity's records disagree, and what each of them claims. */
record Disputed(String field, List<Claim> claims) {

    /** One value, and the records that give it. */
    record Claim(String value, List<RecordRow> records) {
        /** By name, each once. */
        List<String> departments() {
            return records.stream()
                    .map(RecordRow::department)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** Claims in order of their value. */
    static Disputed of(String field, List<RecordRow> records) {
        Map<String, List<RecordRow>> byValue = new TreeMap<>();
        for (RecordRow record : records) {
            String claim = record.claim(field);
            if (claim != null) {
                byValue.computeIfAbsent(claim, any -> new ArrayList<>()).add(record);
            }
        }
        List<Claim> claims = new ArrayList<>();
        byValue.forEach((value, supporters) -> claims.add(new Claim(value, supporters)));
        return new Disputed(field, claims);
    }
}
