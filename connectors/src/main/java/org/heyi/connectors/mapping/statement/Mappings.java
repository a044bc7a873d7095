package org.heyi.connectors.mapping.statement;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.schema.EnumType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.heyi.schema.ValueField;
import org.heyi.schema.ValueKind;
import org.heyi.schema.fault.Fault;

/**
 * The statements of one connector. Immutable.
 *
 * @param source the connector's folder name
 * @param faults what is wrong with them as far as it can be known without the source, in the order of the files' text
 */
public record Mappings(String source, List<Statement> statements, List<Fault> faults, Ontology ontology) {

    public Mappings {
        statements = List.copyOf(statements);
        faults = inOrder(faults);
    }

    /** Names of the tables that the statements read, in the order they first appear. */
    public Set<String> tables() {
        return statements.stream().map(Statement::table).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Those of one file, such as {@code police/resident.sql}; statements keep their names. */
    public Mappings ofFile(String file) {
        return new Mappings(
                source,
                statements.stream().filter(s -> s.file().equals(file)).toList(),
                faults.stream().filter(f -> f.place().name().equals(file)).toList(),
                ontology);
    }

    /** Those that read one table; statements keep their names. */
    public Mappings ofTable(String table) {
        return new Mappings(
                source, statements.stream().filter(s -> s.table().equals(table)).toList(), faults, ontology);
    }

    /**
     * A text that differs as soon as the same rows could make other records: SHA-256 over the statements, without comments and blanks, and over
     * what the ontology says of the fields they fill.
     */
    public String fingerprint() {
        return fingerprint(FunctionLibrary.LANGUAGE_VERSION);
    }

    String fingerprint(int languageVersion) {
        MessageDigest digest = sha256();
        add(digest, "mapping language " + languageVersion);
        for (Statement statement : statements) {
            add(digest, statement.name());
            add(digest, statement.text());
            statement.outputs().forEach(output -> add(digest, definition(output.target())));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Sorted by file, line and column, each once. */
    public static List<Fault> inOrder(List<Fault> faults) {
        return faults.stream()
                .distinct()
                .sorted(Comparator.comparing((Fault f) -> f.place().name())
                        .thenComparing(f -> f.place().line())
                        .thenComparing(f -> f.place().column()))
                .toList();
    }

    private String definition(Target target) {
        if (target instanceof Target.Value value) {
            return definition(value.field());
        }
        if (target instanceof Target.Reference reference) {
            RelationField relation = reference.relation();
            return String.join(
                    " ",
                    relation.target(),
                    String.valueOf(relation.many()),
                    relation.relationType(),
                    relation.direction().name(),
                    definition(reference.identifier()));
        }
        return target.toString();
    }

    private String definition(ValueField field) {
        String values = field.kind() == ValueKind.ENUM
                ? ontology.enumType(field.type()).values().stream()
                        .map(EnumType.Value::name)
                        .collect(Collectors.joining(","))
                : "";
        return String.join(
                " ", field.kind().name(), field.identifier().map(Enum::name).orElse("-"), values);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
