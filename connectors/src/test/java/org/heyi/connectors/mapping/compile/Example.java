package org.heyi.connectors.mapping.compile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.MappingReader;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.sdl.OntologyReader;

/** Runs mappings written as text on rows written as text, and writes what comes out as text. */
final class Example {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
    private static final FunctionLibrary FUNCTIONS = FunctionLibrary.standard();
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Ontology ontology;
    private final List<Table> tables;

    Example(Ontology ontology, List<Table> tables) {
        this.ontology = ontology;
        this.tables = tables;
    }

    static Ontology ontology(String sdl) {
        return OntologyReader.read(Map.of("city.graphqls", sdl), Set.of()).orThrow();
    }

    /** {@code name(column TYPE [KEY], …)}. */
    static Table table(String line) {
        int open = line.indexOf('(');
        List<Column> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        for (String column : line.substring(open + 1, line.lastIndexOf(')')).split(",")) {
            String[] words = column.strip().split(" ");
            columns.add(new Column(words[0], ColumnType.valueOf(words[1]), true));
            if (words.length > 2) {
                key.add(words[0]);
            }
        }
        return new Table(line.substring(0, open), columns, key);
    }

    Mappings mappings(String sql) {
        return new MappingReader(ontology, FUNCTIONS).parse("police", "police/resident.sql", sql);
    }

    List<TableMapping> compile(String sql) {
        return new MappingCompiler(FUNCTIONS, ZONE)
                .compile(mappings(sql), tables, tables.stream().map(Table::name).toList());
    }

    /** One line each; empty when there are none. */
    String faults(String sql) {
        try {
            compile(sql);
            return "";
        } catch (FaultException e) {
            StringBuilder lines = new StringBuilder();
            e.faults().stream().map(Fault::toString).forEach(f -> lines.append(f)
                    .append('\n'));
            return lines.toString();
        }
    }

    String results(String sql, String rows) {
        TableMapping mapping = compile(sql).get(0);
        StringBuilder lines = new StringBuilder();
        rows.lines()
                .map(line -> row(mapping.table(), line))
                .flatMap(row -> mapping.changed(row, AT).stream())
                .forEach(change -> lines.append(show(change)));
        return lines.toString();
    }

    static Row row(Table table, String json) {
        JsonNode values = read(json);
        Object[] row = new Object[table.columns().size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(table.columns().get(i).type(), values.get(i));
        }
        return new Row(row);
    }

    static String show(Change change) {
        if (change instanceof Change.Retract retract) {
            return retract.key().statement() + "/" + retract.key().row() + " retracted\n";
        }
        if (change instanceof Change.Quarantine quarantine) {
            return quarantine.key().statement() + "/" + quarantine.key().row() + " quarantined: " + quarantine.reason()
                    + "\n";
        }
        return show(((Change.Upsert) change).record());
    }

    private static String show(Record record) {
        StringBuilder text = new StringBuilder(
                record.key().statement() + "/" + record.key().row() + " " + json(record.values()) + "\n");
        record.identifiers().forEach(i -> text.append("  is %s %s%n".formatted(i.field(), i.value())));
        record.references()
                .forEach(r -> text.append("  %s %s %s %s%n"
                        .formatted(
                                r.relation(),
                                r.target().type(),
                                r.target().field(),
                                r.target().value())));
        if (record.updatedAt() != null) {
            text.append("  updated ").append(record.updatedAt().toInstant()).append('\n');
        }
        return text.toString();
    }

    private static Object value(ColumnType type, JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isObject()) {
            return Row.UNTOUCHED;
        }
        return switch (type) {
            case TEXT -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case INTEGER -> value.intValue();
            case BIGINT -> value.longValue();
            case DECIMAL -> new BigDecimal(value.asText());
            case REAL -> value.floatValue();
            case DOUBLE -> value.doubleValue();
            case DATE -> LocalDate.parse(value.textValue());
            case TIMESTAMP -> LocalDateTime.parse(value.textValue());
            case TIMESTAMP_WITH_TIME_ZONE -> OffsetDateTime.parse(value.textValue());
            case TIME -> java.time.LocalTime.parse(value.textValue());
            case BINARY -> value.textValue().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        };
    }

    private static String json(Map<String, Object> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(
                name, value == null || value instanceof Number || value instanceof Boolean ? value : value.toString()));
        try {
            return JSON.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static List<Table> tables(String text) {
        return Arrays.stream(text.split("\n")).map(Example::table).toList();
    }
}
