package org.heyi.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.delivery.DepartmentTable;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryReader;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.demo.database.MariaDbServer;
import org.heyi.demo.database.PostgresServer;
import org.heyi.hub.graph.DeliveryTarget;
import org.heyi.hub.graph.GraphSchema;
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.hub.graph.WrittenRow;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

/** What a department's programs notice of being written to, and what they may do meanwhile. */
class TableWriterTest {
    private static final String DATABASE = "clinic";
    private static final String USER = "heyi";
    private static final String PASSWORD = "test-only";
    private static final FunctionLibrary FUNCTIONS = FunctionLibrary.standard();
    private static final Ontology ONTOLOGY =
            OntologyReader.read(Map.of("city.graphqls", """
                            type Person @entity(plural: "people") {
                              nationalId: ID @identifier
                              phone: String
                            }
                            """), Set.of()).orThrow();
    private static final String ROW = "clinic/contact/1";

    @TempDir
    static Path folder;

    private static DatabaseServer postgres;
    private static DatabaseServer mariaDb;
    private Driver driver;
    private Outbox outbox;

    @BeforeAll
    static void start() throws Exception {
        postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        mariaDb = MariaDbServer.start(folder.resolve("mariadb"), 0);
        postgres.createDatabase(DATABASE, USER, PASSWORD);
        mariaDb.createDatabase(DATABASE, USER, PASSWORD);
    }

    @AfterAll
    static void end() {
        postgres.close();
        mariaDb.close();
    }

    static Stream<DatabaseServer> engines() {
        return Stream.of(postgres, mariaDb);
    }

    @BeforeEach
    void emptyGraph() {
        driver = TestNeo4j.empty();
        GraphSchema.prepare(driver, ONTOLOGY);
        outbox = new Outbox(driver, new DeliveryTarget("clinic/contact", "Person", Set.of("nationalId", "phone")));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void the_department_writes_while_the_graph_is_asked_and_keeps_what_it_wrote(DatabaseServer server)
            throws Exception {
        createContact(server, "char(4)");
        outbox.remember(List.of(WrittenRow.none(ROW, Map.of("idno", "1"))));
        try (DepartmentTable table = contacts(server);
                Session session = driver.session()) {
            Transaction slow = session.beginTransaction();
            slow.run("MATCH (w:WrittenRow {key: $key}) SET w.taken = true", Map.of("key", ROW))
                    .consume();
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> write(table, "ours"));
            awaitWaiting();
            execute(server, impatiently(server), "UPDATE contact SET tel = 'mine' WHERE idno = '1'");
            slow.rollback();

            assertThat(written.get(20, TimeUnit.SECONDS)).isZero();
        }
        assertThat(tel(server)).isEqualTo("mine");
        assertThat(outbox.written(List.of(ROW))).isEmpty();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void a_row_that_comes_meanwhile_is_not_in_the_way(DatabaseServer server) throws Exception {
        createContact(server, "varchar(9)");
        execute(server, "DELETE FROM contact");
        outbox.remember(List.of(WrittenRow.none(ROW, Map.of("idno", "1"))));
        try (DepartmentTable table = contacts(server);
                Session session = driver.session()) {
            Transaction slow = session.beginTransaction();
            slow.run("MATCH (w:WrittenRow {key: $key}) SET w.taken = true", Map.of("key", ROW))
                    .consume();
            CompletableFuture<Integer> written = CompletableFuture.supplyAsync(() -> write(table, "ours"));
            awaitWaiting();
            execute(server, impatiently(server), "INSERT INTO contact VALUES ('1', 'mine')");
            slow.rollback();

            assertThat(written.get(20, TimeUnit.SECONDS)).isZero();
            assertThat(tel(server)).isEqualTo("mine");
            assertThat(write(table, "ours")).isEqualTo(1);
        }
        assertThat(tel(server)).isEqualTo("ours");
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void what_the_database_makes_of_a_value_is_what_is_remembered(DatabaseServer server) throws Exception {
        createContact(server, "varchar(20)");
        uppercase(server);
        try (DepartmentTable table = contacts(server)) {
            assertThat(write(table, "ours")).isEqualTo(1);
        }
        assertThat(tel(server)).isEqualTo("OURS");
        assertThat(outbox.written(List.of(ROW)).get(ROW).own()).isEqualTo(Map.of("tel", "OURS"));
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("engines")
    void what_is_refused_is_not_remembered(DatabaseServer server) throws Exception {
        createContact(server, "varchar(4)");
        try (DepartmentTable table = contacts(server)) {
            assertThat(catchThrowable(
                            () -> new TableWriter(outbox, table, Optional.empty()).write(List.of(entry("too long")))))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(outbox.written(List.of(ROW))).isEmpty();
        assertThat(tel(server)).isEqualTo("was");
    }

    private int write(DepartmentTable table, String phone) {
        try {
            return new TableWriter(outbox, table, Optional.empty()).write(List.of(entry(phone)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Entry entry(String phone) {
        return new Entry(
                "clinic/contact/e", "e", 1, Optional.of(Map.of("nationalId", "1", "phone", phone)), List.of(), null);
    }

    /** Until the graph keeps the writer waiting. */
    private void awaitWaiting() {
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            try (Session session = driver.session()) {
                return session.run("SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status")
                        .hasNext();
            }
        });
    }

    private static String impatiently(DatabaseServer server) {
        return server == postgres ? "SET lock_timeout = '1s'" : "SET innodb_lock_wait_timeout = 1";
    }

    private static void createContact(DatabaseServer server, String type) throws SQLException {
        execute(
                server,
                "DROP TABLE IF EXISTS contact",
                "CREATE TABLE contact (idno varchar(20) PRIMARY KEY, tel " + type + ")",
                "INSERT INTO contact VALUES ('1', 'was')");
    }

    private static void uppercase(DatabaseServer server) throws SQLException {
        if (server == postgres) {
            execute(
                    server,
                    "CREATE OR REPLACE FUNCTION upper_tel() RETURNS trigger LANGUAGE plpgsql AS"
                            + " 'BEGIN NEW.tel = upper(NEW.tel); RETURN NEW; END'",
                    "CREATE TRIGGER upper_tel BEFORE UPDATE ON contact FOR EACH ROW EXECUTE FUNCTION upper_tel()");
        } else {
            try (Connection superuser = server.superuser(DATABASE);
                    Statement statement = superuser.createStatement()) {
                statement.execute(
                        "CREATE TRIGGER upper_tel BEFORE UPDATE ON contact FOR EACH ROW SET NEW.tel = upper(NEW.tel)");
            }
        }
    }

    private static String tel(DatabaseServer server) throws SQLException {
        try (Connection connection = server.connect(DATABASE, USER, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT tel FROM contact WHERE idno = '1'")) {
            row.next();
            return row.getString(1);
        }
    }

    private static DepartmentTable contacts(DatabaseServer server) throws SQLException {
        DatabaseAddress address = DatabaseAddress.parse("clinic", server.jdbcUrl(DATABASE), USER, PASSWORD);
        return DepartmentTable.open(
                SourceDatabase.of("clinic", address, "heyi_clinic"),
                new DeliveryReader(FUNCTIONS)
                        .parse(
                                "clinic",
                                "contact.sql",
                                "INSERT INTO contact (idno, tel) SELECT nationalId, phone FROM Person")
                        .statements()
                        .get(0),
                new DeliveryCompiler(ONTOLOGY, FUNCTIONS, ZoneId.of("Asia/Shanghai")));
    }

    private static void execute(DatabaseServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect(DATABASE, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
