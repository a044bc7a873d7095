package org.heyi.connectors.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.heyi.connectors.ConnectorReader;
import org.heyi.connectors.Connectors;
import org.heyi.connectors.Source;
import org.heyi.connectors.TestServers;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.MappingReader;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
    @TempDir
    Path directory;

    @Test
    void postgresql_tells_types_and_keys_also_of_tables_one_may_only_read() throws SQLException {
        try (Connection superuser = TestServers.postgres().superuser(TestServers.DATABASE)) {
            execute(
                    superuser,
                    "CREATE SCHEMA IF NOT EXISTS other",
                    "DROP TABLE IF EXISTS other.everything",
                    "DROP DOMAIN IF EXISTS code",
                    "CREATE DOMAIN code AS varchar(6)",
                    "CREATE TABLE other.everything (b integer NOT NULL, \"A\" code NOT NULL, s smallint, l bigint, n numeric(10,2),"
                            + " r real, x double precision, f boolean, c char(3), u uuid, j jsonb, ar text[], ip inet, d date,"
                            + " t time, tt timetz, ts timestamp, tz timestamptz, bin bytea, b1 bit(1), b8 bit(8), iv interval,"
                            + " m money, PRIMARY KEY (\"A\", b))",
                    "GRANT USAGE ON SCHEMA other TO heyi",
                    "GRANT SELECT ON other.everything TO heyi");
        }
        try (Connection connection = connect(TestServers.postgres())) {
            List<Table> tables =
                    Catalogue.tables(connection, null, List.of("other.everything", "absent", "everything"));
            assertThat(tables).hasSize(1);
            assertThat(tables.get(0).name()).isEqualTo("other.everything");
            assertThat(tables.get(0).key()).containsExactly("A", "b");
            assertThat(shown(tables.get(0)))
                    .isEqualTo(
                            "b INTEGER!, A TEXT!, s INTEGER, l BIGINT, n DECIMAL, r REAL, x DOUBLE, f BOOLEAN, c TEXT, u TEXT,"
                                    + " j TEXT, ar TEXT, ip TEXT, d DATE, t TIME, tt TEXT, ts TIMESTAMP, tz TIMESTAMP_WITH_TIME_ZONE,"
                                    + " bin BINARY, b1 BOOLEAN, b8 TEXT, iv TEXT, m DECIMAL");
            assertThat(Catalogue.names(connection, "other")).containsExactly("everything");
        }
    }

    @Test
    void a_table_that_may_not_be_read_is_there_without_columns() throws SQLException {
        try (Connection superuser = TestServers.postgres().superuser(TestServers.DATABASE)) {
            execute(
                    superuser,
                    "CREATE SCHEMA IF NOT EXISTS closed",
                    "DROP TABLE IF EXISTS closed.file",
                    "CREATE TABLE closed.file (id int PRIMARY KEY)");
        }
        try (Connection connection = connect(TestServers.postgres())) {
            assertThat(Catalogue.tables(connection, null, List.of("closed.file", "closed.none")))
                    .singleElement()
                    .satisfies(table -> assertThat(table.columns()).isEmpty());
        }
    }

    @Test
    void mariadb_tells_types_and_keys() throws SQLException {
        try (Connection connection = connect(TestServers.mariaDb())) {
            execute(
                    connection,
                    "CREATE OR REPLACE TABLE everything (b int NOT NULL, a varchar(6) NOT NULL, t1 tinyint(1), s smallint unsigned,"
                            + " iu int unsigned, l bigint, lu bigint unsigned, n decimal(10,2), r float, x double, e enum('a','b'),"
                            + " st set('a','b'), u uuid, j json, d date, t time, dt datetime(6), ts timestamp(6) NULL, y year,"
                            + " bi binary(2), bl blob, b1 bit(1), b8 bit(8), tx longtext, PRIMARY KEY (a, b))");
            Table table =
                    Catalogue.tables(connection, null, List.of("everything")).get(0);
            assertThat(table.key()).containsExactly("a", "b");
            assertThat(shown(table))
                    .isEqualTo(
                            "b INTEGER!, a TEXT!, t1 INTEGER, s INTEGER, iu BIGINT, l BIGINT, lu DECIMAL, n DECIMAL, r REAL,"
                                    + " x DOUBLE, e TEXT, st TEXT, u TEXT, j TEXT, d DATE, t TIME, dt TIMESTAMP, ts TIMESTAMP_WITH_TIME_ZONE,"
                                    + " y INTEGER, bi BINARY, bl BINARY, b1 BOOLEAN, b8 BINARY, tx TEXT");
            assertThat(Catalogue.names(connection, null)).contains("everything");
            assertThat(Catalogue.tables(connection, null, List.of(TestServers.DATABASE + ".everything", "Everything")))
                    .map(Table::name)
                    .containsExactly(TestServers.DATABASE + ".everything");
        }
    }

    @Test
    void views_are_told_as_views_and_tables_of_other_schemas_are_offered() throws SQLException {
        try (Connection superuser = TestServers.postgres().superuser(TestServers.DATABASE)) {
            execute(
                    superuser,
                    "CREATE SCHEMA IF NOT EXISTS elsewhere",
                    "DROP TABLE IF EXISTS elsewhere.\"Household\" CASCADE",
                    "CREATE TABLE elsewhere.\"Household\" (id integer PRIMARY KEY)",
                    "CREATE VIEW elsewhere.v AS SELECT * FROM elsewhere.\"Household\"",
                    "CREATE MATERIALIZED VIEW elsewhere.m AS SELECT * FROM elsewhere.\"Household\"",
                    "GRANT USAGE ON SCHEMA elsewhere TO heyi",
                    "GRANT SELECT ON ALL TABLES IN SCHEMA elsewhere TO heyi");
        }
        try (Connection connection = connect(TestServers.postgres())) {
            assertThat(Catalogue.tables(connection, null, List.of("elsewhere.Household", "elsewhere.v", "elsewhere.m")))
                    .map(Table::view)
                    .containsExactly(false, true, true);
            assertThat(Catalogue.allNames(connection, null))
                    .contains("elsewhere.Household")
                    .doesNotContain("elsewhere.v", "pg_catalog.pg_class");
        }
        try (Connection connection = connect(TestServers.mariaDb())) {
            execute(
                    connection,
                    "CREATE OR REPLACE TABLE seen (id int PRIMARY KEY)",
                    "CREATE OR REPLACE VIEW seen_view AS SELECT * FROM seen");
            assertThat(Catalogue.tables(connection, null, List.of("seen", "seen_view")))
                    .map(Table::view)
                    .containsExactly(false, true);
            assertThat(Catalogue.allNames(connection, null)).contains("seen").doesNotContain("seen_view");
        }
    }

    @Test
    void a_new_connector_can_be_read_and_its_statements_parsed() throws SQLException, IOException {
        DatabaseServer server = TestServers.mariaDb();
        try (Connection connection = connect(server)) {
            execute(
                    connection,
                    "CREATE OR REPLACE TABLE house (id int PRIMARY KEY, `order` varchar(9) NOT NULL, `has \"quotes\"` date)",
                    "CREATE OR REPLACE TABLE keyless (id int)");
            String url = server.jdbcUrl(TestServers.DATABASE) + "?user=x";
            NewConnector.write(connection, url, TestServers.USER, "new-housing", directory);
            Connectors read = ConnectorReader.read(directory, Map.of("NEW_HOUSING_PASSWORD", "p")::get);
            assertThat(read.faults()).isEmpty();
            Source.Database source = (Source.Database) read.connectors().get(0).source();
            assertThat(source.url()).isEqualTo(server.jdbcUrl(TestServers.DATABASE));
            assertThat(source.engine()).isEqualTo(Source.Engine.MARIADB);
            MappingReader reader = new MappingReader(
                    OntologyReader.read(
                                    Map.of(
                                            "a.graphqls",
                                            "type Thing @entity(plural: \"things\") { code: ID @identifier }"),
                                    Set.of())
                            .orThrow(),
                    FunctionLibrary.standard());
            assertThat(reader.read("new-housing", directory.resolve("new-housing"))
                            .faults())
                    .isNotEmpty()
                    .allMatch(fault -> fault.code() == FaultCode.UNKNOWN_ENTITY_TYPE);
            assertThat(directory.resolve("new-housing/keyless.sql"))
                    .content()
                    .startsWith("-- Table keyless has no primary key");
            assertThatThrownBy(() -> NewConnector.write(connection, url, TestServers.USER, "new-housing", directory))
                    .isInstanceOf(FaultException.class)
                    .hasMessageContaining("exists already");
        }
    }

    private static Connection connect(DatabaseServer server) throws SQLException {
        return server.connect(TestServers.DATABASE, TestServers.USER, TestServers.PASSWORD);
    }

    private static void execute(Connection connection, String... sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }

    private static String shown(Table table) {
        return table.columns().stream().map(CatalogueTest::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Column column) {
        return column.name() + " " + column.type() + (column.nullable() ? "" : "!");
    }
}
