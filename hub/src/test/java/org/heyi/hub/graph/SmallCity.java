package org.heyi.hub.graph;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Identifier;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;

/** A schema of two types and short ways to write records of it. */
final class SmallCity {
    static final Map<String, String> DEPARTMENTS = Map.of("police", "police", "health", "health", "housing", "housing");
    static final Ontology ONTOLOGY = OntologyReader.read(Map.of("city.graphqls", """
                            type Person @entity(plural: "people") {
                              nationalId: ID @identifier
                              fileNumber: ID @identifier
                              name: String @authority(departments: ["police", "health"]) @searchable
                              phone: String
                              livesIn: Building @relation(type: "LIVES_IN", inverse: "residents") @authority(departments: ["housing"])
                              owns: [Building!]! @relation(type: "OWNS", inverse: "owners")
                            }
                            type Building @entity(plural: "buildings") {
                              code: ID @identifier
                              oldCode: ID @identifier
                              address: String
                              residents: [Person!]! @relation(type: "LIVES_IN", direction: IN, inverse: "livesIn")
                              owners: [Person!]! @relation(type: "OWNS", direction: IN, inverse: "owns")
                            }
                            """), Set.copyOf(DEPARTMENTS.values()))
            .orThrow();

    private SmallCity() {}

    /** A record of {@code source}: pairs of column and value, a null value being a column that says null. */
    static Record record(String source, String type, String row, OffsetDateTime updatedAt, Object... columns) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Identifier> identifiers = new ArrayList<>();
        List<Record.Reference> references = new ArrayList<>();
        for (int i = 0; i < columns.length; i += 2) {
            String column = (String) columns[i];
            values.put(column, columns[i + 1]);
            if (columns[i + 1] != null) {
                addIdentity(type, column, (String) columns[i + 1], identifiers, references);
            }
        }
        return new Record(key(source, type, row), type, values, identifiers, references, updatedAt);
    }

    static RecordKey key(String source, String type, String row) {
        return new RecordKey(source, "t_" + type, type, row);
    }

    private static void addIdentity(
            String type, String column, String value, List<Identifier> identifiers, List<Record.Reference> references) {
        int dot = column.indexOf('.');
        if (dot > 0) {
            references.add(new Record.Reference(
                    column.substring(0, dot), new Identifier("Building", column.substring(dot + 1), value)));
        } else if (ONTOLOGY.entity(type).value(column).orElseThrow().isIdentifier()) {
            identifiers.add(new Identifier(type, column, value));
        }
    }

    static Batch batch(String source, String position, Change... changes) {
        return new Batch(source, sourceChanges(List.of(changes)), position, null, null);
    }

    static Batch snapshot(String source, String position, String id, Set<String> completed, Change... changes) {
        return new Batch(source, sourceChanges(List.of(changes)), position, new Batch.Snapshot(id, completed), null);
    }

    static List<Batch.SourceChange> sourceChanges(List<Change> changes) {
        return changes.stream()
                .map(change -> new Batch.SourceChange(change, "tx", Instant.parse("2026-01-01T00:00:00Z")))
                .toList();
    }
}
