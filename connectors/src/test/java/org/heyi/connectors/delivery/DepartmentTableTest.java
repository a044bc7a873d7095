package org.heyi.connectors.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.heyi.connectors.TestServers;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryReader;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DepartmentTableTest {
    private static final FunctionLibrary FUNCTIONS = FunctionLibrary.standard();
    private static final Ontology ONTOLOGY =
            OntologyReader.read(Map.of("city.graphqls", """
                            type Person @entity(plural: "people") {
                              nationalId: ID @identifier
                              phone: String
                            }
                            """), Set.of()).orThrow();

    static Stream<DatabaseServer> engines() {
        return Stream.of(TestServers.postgres(), TestServers.mariaDb());
    }

    // The servers are those of all tests.
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void a_row_is_what_the_department_last_said_whatever_was_read_before(DatabaseServer server) throws Exception {
        execute(
                server,
                "DROP TABLE IF EXISTS contact",
                "CREATE TABLE contact (idno varchar(20) PRIMARY KEY, tel varchar(20))",
                "INSERT INTO contact VALUES ('1', 'a'), ('2', 'a')");
        try (DepartmentTable table = contacts(server)) {
            table.row(Map.of("idno", "1"));
            execute(server, "UPDATE contact SET tel = 'b' WHERE idno = '2'");

            Map<String, Object> key = Map.of("idno", "2");
            assertThat(table.filled(table.row(key).orElseThrow())).containsEntry("tel", "b");
            table.begin();
            assertThat(table.locked(key).orElseThrow().get(1)).isEqualTo("b");
            table.rollback();
        }
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void who_reads_locks_nothing_and_who_writes_waits_for_nobody_for_long(DatabaseServer server) throws Exception {
        execute(
                server,
                "DROP TABLE IF EXISTS contact",
                "CREATE TABLE contact (idno varchar(20) PRIMARY KEY, tel varchar(20))",
                "INSERT INTO contact VALUES ('1', 'a')");
        Map<String, Object> key = Map.of("idno", "1");
        try (DepartmentTable table = contacts(server);
                Connection clerk = server.connect(TestServers.DATABASE, TestServers.USER, TestServers.PASSWORD);
                Statement statement = clerk.createStatement()) {
            table.row(key);
            clerk.setAutoCommit(false);
            statement.execute("UPDATE contact SET tel = 'b'");
            assertThat(table.row(key).orElseThrow().get(1)).isEqualTo("a");
            table.begin();
            long began = System.nanoTime();
            assertThatThrownBy(() -> table.locked(key)).isInstanceOf(SQLException.class);
            assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
            table.rollback();
            clerk.rollback();
        }
    }

    private static DepartmentTable contacts(DatabaseServer server) throws SQLException {
        DeliveryStatement statement = new DeliveryReader(FUNCTIONS)
                .parse("clinic", "contact.sql", "INSERT INTO contact (idno, tel) SELECT nationalId, phone FROM Person")
                .statements()
                .get(0);
        DatabaseAddress address = DatabaseAddress.parse(
                "clinic", server.jdbcUrl(TestServers.DATABASE), TestServers.USER, TestServers.PASSWORD);
        return DepartmentTable.open(
                SourceDatabase.of("clinic", address, "heyi_clinic"),
                statement,
                new DeliveryCompiler(ONTOLOGY, FUNCTIONS, ZoneId.of("Asia/Shanghai")));
    }

    private static void execute(DatabaseServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(TestServers.DATABASE, TestServers.USER, TestServers.PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
