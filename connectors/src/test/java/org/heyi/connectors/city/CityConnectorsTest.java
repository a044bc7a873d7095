package org.heyi.connectors.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.heyi.connectors.Connector;
import org.heyi.connectors.ConnectorReader;
import org.heyi.connectors.Connectors;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.MappingReader;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.connectors.running.ConnectorMappings;
import org.heyi.demo.city.DemoCity;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped schema and departments, held against the demo's real databases. */
class CityConnectorsTest {
    private static final Path DEPARTMENTS = Path.of("departments");
    private static final Path SCHEMA = Path.of("../schema/city");

    @TempDir
    static Path data;

    private static DemoCity city;
    private static Connectors connectors;
    private static Ontology ontology;

    @BeforeAll
    static void start() throws IOException {
        city = DemoCity.start(data, 2_000, 1);
        connectors = ConnectorReader.read(DEPARTMENTS, city.environment()::get);
        Set<String> names =
                connectors.connectors().stream().map(Connector::department).collect(Collectors.toSet());
        ontology = OntologyReader.read(SCHEMA, names).orThrow();
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @Test
    void the_seven_departments_have_no_faults() {
        assertThat(connectors.faults()).isEmpty();
        assertThat(connectors.connectors())
                .extracting(Connector::name)
                .containsExactlyInAnyOrder(
                        "police", "civil-affairs", "housing", "market-regulation", "social-security", "health", "grid");
    }

    @Test
    void every_type_field_and_enum_value_is_described_in_both_languages() {
        List<String> texts = new ArrayList<>();
        for (EntityType type : ontology.entities()) {
            texts.add(type.description());
            type.fields().forEach(field -> texts.add(field.description()));
        }
        ontology.enums().forEach(type -> {
            texts.add(type.description());
            type.values().forEach(value -> texts.add(value.description()));
        });
        assertThat(texts).allMatch(text -> text.matches("(?s).*[A-Za-z].*\\p{IsHan}.*"));
    }

    @Test
    void every_statement_maps_every_row_of_the_databases() throws SQLException {
        List<String> quarantined = new ArrayList<>();
        Map<String, Set<String>> filled = new TreeMap<>();
        Map<String, Set<String>> declared = new TreeMap<>();
        for (Connector connector : connectors.connectors()) {
            if (!connector.name().equals("health")) {
                map(connector, quarantined, filled, declared);
            }
        }
        assertThat(quarantined).isEmpty();
        assertThat(filled).isEqualTo(declared);
        assertThat(filled.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ontology.entities().stream().map(EntityType::name).toList());
    }

    @Test
    void the_statements_of_the_drop_folder_compile() {
        Connector health = connector("health");
        Mappings mappings = mappings(health);
        List<Table> tables = List.of(
                textTable("health_file", "jkdabh sfzh xm xb csrq lxdh xzz xx mbbz gxsj"),
                textTable("vaccination", "jzbh jkdabh sfzh xm ymmc jzrq jzdw gxsj"));
        List<TableMapping> compiled =
                new ConnectorMappings(mappings, FunctionLibrary.standard(), health.zone()).compile(tables);
        Row row = new Row(
                "JK1",
                "320299198702237373",
                "张　三",
                "男",
                "1987-02-23",
                "138-0000-0001",
                " ",
                "AB",
                "是",
                "2024-01-31 08:00:00");
        Record record = record(compiled.get(0).changed(row, Instant.EPOCH).get(0));
        assertThat(record.values())
                .containsEntry("bloodGroup", "AB")
                .containsEntry("chronicallyIll", true)
                .containsEntry("birthDate", LocalDate.of(1987, 2, 23))
                .containsEntry("phone", "+8613800000001")
                .containsEntry("statedAddress", null);
        assertThat(record.updatedAt()).isEqualTo(OffsetDateTime.of(2024, 1, 31, 0, 0, 0, 0, ZoneOffset.UTC));
    }

    private static Table textTable(String name, String columns) {
        List<String> names = List.of(columns.split(" "));
        List<Column> text = names.stream()
                .map(column -> new Column(column, Table.ColumnType.TEXT, true))
                .toList();
        return new Table(name, text, List.of(names.get(0)));
    }

    private static Connector connector(String name) {
        return connectors.connectors().stream()
                .filter(connector -> connector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Mappings mappings(Connector connector) {
        Mappings mappings =
                new MappingReader(ontology, FunctionLibrary.standard()).read(connector.name(), connector.folder());
        assertThat(mappings.faults()).isEmpty();
        return mappings;
    }

    private static Record record(Change change) {
        assertThat(change).isInstanceOf(Change.Upsert.class);
        return ((Change.Upsert) change).record();
    }

    private static void map(
            Connector connector,
            List<String> quarantined,
            Map<String, Set<String>> filled,
            Map<String, Set<String>> declared)
            throws SQLException {
        Mappings mappings = mappings(connector);
        String prefix = connector.name().toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        try (Connection connection = DriverManager.getConnection(
                city.environment().get(prefix + "_URL"),
                "heyi",
                city.environment().get(prefix + "_PASSWORD"))) {
            List<Table> tables = Catalogue.tables(connection, null, mappings.tables());
            for (TableMapping mapping :
                    new ConnectorMappings(mappings, FunctionLibrary.standard(), connector.zone()).compile(tables)) {
                for (Row row : rows(connection, mapping.table())) {
                    mapping.changed(row, Instant.EPOCH).forEach(change -> count(change, quarantined, filled, declared));
                }
            }
        }
    }

    private static void count(
            Change change,
            List<String> quarantined,
            Map<String, Set<String>> filled,
            Map<String, Set<String>> declared) {
        if (change instanceof Change.Quarantine bad) {
            quarantined.add(bad.key() + " " + bad.reason() + " " + bad.row());
        }
        if (change instanceof Change.Upsert upsert) {
            Record record = upsert.record();
            record.values().forEach((field, value) -> {
                declared.computeIfAbsent(record.type(), t -> new TreeSet<>()).add(field);
                if (value != null) {
                    filled.computeIfAbsent(record.type(), t -> new TreeSet<>()).add(field);
                }
            });
        }
    }

    private static List<Row> rows(Connection connection, Table table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table.name())) {
            List<Row> rows = new ArrayList<>();
            while (result.next()) {
                @Nullable Object[] values = new Object[table.columns().size()];
                for (int i = 0; i < values.length; i++) {
                    Column column = table.columns().get(i);
                    values[i] = column.type() == Table.ColumnType.TEXT
                            ? result.getString(column.name())
                            : result.getObject(column.name(), JAVA_CLASSES.get(column.type()));
                }
                rows.add(new Row(values));
            }
            return rows;
        }
    }

    private static final Map<Table.ColumnType, Class<?>> JAVA_CLASSES = new LinkedHashMap<>(Map.of(
            Table.ColumnType.BOOLEAN, Boolean.class,
            Table.ColumnType.INTEGER, Integer.class,
            Table.ColumnType.BIGINT, Long.class,
            Table.ColumnType.DECIMAL, java.math.BigDecimal.class,
            Table.ColumnType.DOUBLE, Double.class,
            Table.ColumnType.DATE, LocalDate.class,
            Table.ColumnType.TIMESTAMP, LocalDateTime.class,
            Table.ColumnType.TIMESTAMP_WITH_TIME_ZONE, OffsetDateTime.class));
}
