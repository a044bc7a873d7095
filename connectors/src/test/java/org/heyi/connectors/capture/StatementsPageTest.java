package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.connectors.capture.database.PostgresDatabase;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.debezium.DebeziumCapture;
import org.heyi.connectors.catalogue.Catalogue;
import org.heyi.connectors.delivery.DepartmentTable;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryReader;
import org.heyi.schema.Ontology;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/** What the page for administrators lists is what their servers see: no more, and no less. */
class StatementsPageTest {
    private static final String SLOT = "heyi_watched";
    private static final FunctionLibrary FUNCTIONS = FunctionLibrary.standard();
    private static final Ontology ONTOLOGY =
            OntologyReader.read(Map.of("city.graphqls", """
                            type Person @entity(plural: "people") {
                              nationalId: ID @identifier
                              phone: String
                            }
                            """), Set.of()).orThrow();

    @TempDir
    Path folder;

    @Test
    void postgresql_sees_what_the_page_lists() throws Exception {
        try (WatchedServer watched = WatchedServer.postgres(folder)) {
            watched.sql(
                    "CREATE TABLE person (id text PRIMARY KEY, name text)",
                    "CREATE TABLE contact (idno text PRIMARY KEY, tel text)",
                    "ALTER TABLE person OWNER TO hub",
                    "ALTER TABLE contact OWNER TO hub");
            SourceDatabase database = SourceDatabase.of("watched", watched.address(), SLOT);
            check(database);
            follow(watched);
            both((PostgresDatabase) database);
            inTrouble((PostgresDatabase) database, watched);
            giveBack(database);
            compare("postgresql", watched);
        }
    }

    @Test
    void mariadb_sees_what_the_page_lists() throws Exception {
        try (WatchedServer watched = WatchedServer.mariaDb(folder)) {
            watched.sql(
                    "CREATE TABLE person (id varchar(20) PRIMARY KEY, name varchar(20))",
                    "CREATE TABLE contact (idno varchar(20) PRIMARY KEY, tel varchar(20))");
            SourceDatabase database = SourceDatabase.of("watched", watched.address(), SLOT);
            check(database);
            follow(watched);
            giveBack(database);
            compare("mariadb", watched);
        }
    }

    /** What was seen and is not listed is written to a file, ready to be put into the page. */
    private static void compare(String engine, WatchedServer watched) throws SQLException, IOException {
        StatementsPage page = new StatementsPage(engine);
        Set<String> seen = watched.seen();
        Set<String> unlisted = page.unlisted(seen);
        Files.writeString(Path.of("target", "statements-" + engine + ".sql"), String.join("\n\n", unlisted));
        assertThat(unlisted).as("sent to %s, but not on the page", engine).isEmpty();
        assertThat(page.unseen(seen))
                .as("on the page, but not sent to %s", engine)
                .isEmpty();
    }

    /** As {@code heyi check --with-sources} does, and each start. */
    private static void check(SourceDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            database.check(connection);
            List<Table> tables = Catalogue.tables(connection, null, List.of("person"));
            Catalogue.names(connection, null);
            database.refused(connection, tables);
            database.warnings(connection);
            database.estimatedRows(connection, tables);
        }
    }

    /** The first time, and again from where it was. */
    private static void follow(WatchedServer watched) throws SQLException {
        GraphModel graph = new GraphModel();
        watched.sql("INSERT INTO person VALUES ('a', 'first')");
        for (String id : List.of("b", "c")) {
            CaptureContext context = new CaptureContext(
                    "watched",
                    "test",
                    RowMappings.of("watched", "person"),
                    graph,
                    graph,
                    CaptureOptions.defaults()
                            .withTimes(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1)));
            try (Capture capture = DebeziumCapture.start(context, watched.address(), SLOT)) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> capture.status().state() == State.STREAMING);
                watched.sql("INSERT INTO person VALUES ('" + id + "', 'next')");
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> graph.rows("person").containsKey(id));
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> capture.status().lagBytes() != null);
            }
        }
    }

    /** What a running hub does now and then with the slot and the publication. */
    private static void both(PostgresDatabase database) throws SQLException {
        TableId person = database.id("person");
        TableId contact = database.id("contact");
        try (Connection connection = database.connect()) {
            database.shapes(connection, List.of(person), Map.of());
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().untilAsserted(() -> database.slot()
                    .requireFree(connection));
            database.slot().giveUp(connection, 2, 1);
            database.slot().create(connection, 60);
            database.slot().retained(connection);
            database.publication().make(connection);
            database.publication().align(connection, List.of(person, contact));
            database.publication().align(connection, List.of(contact));
            database.publication().add(connection, person);
            database.slot().drop(connection);
        }
    }

    /** A slot is given up although it is read, and one is asked for that has to wait for somebody. */
    private static void inTrouble(PostgresDatabase database, WatchedServer watched) throws SQLException {
        try (Connection connection = database.connect();
                Connection reader = watched.replicating()) {
            database.slot().create(connection, 60);
            PGReplicationStream stream = reader.unwrap(PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .logical()
                    .withSlotName(SLOT)
                    .withSlotOption("proto_version", 1)
                    .withSlotOption("publication_names", SLOT)
                    .withSlotOption("messages", true)
                    .start();
            assertThat(stream.isClosed()).isFalse();
            database.slot().giveUp(connection, 2, 1);
        }
        try (Connection connection = database.connect();
                Connection clerk = watched.server.superuser(WatchedServer.DATABASE);
                Statement statement = clerk.createStatement()) {
            statement.execute("BEGIN; INSERT INTO person VALUES ('open', 'open')");
            assertThatThrownBy(() -> database.slot().create(connection, 1)).isInstanceOf(SourceAwayException.class);
            statement.execute("ROLLBACK");
        }
    }

    private static void giveBack(SourceDatabase database) throws SQLException {
        Map<String, Object> key = Map.of("idno", "1");
        DeliveryReader reader = new DeliveryReader(FUNCTIONS);
        try (DepartmentTable table = DepartmentTable.open(
                database,
                reader.parse(
                                "watched",
                                "contact.sql",
                                "INSERT INTO contact (idno, tel) SELECT nationalId, phone FROM Person")
                        .statements()
                        .get(0),
                new DeliveryCompiler(ONTOLOGY, FUNCTIONS, ZoneId.of("Asia/Shanghai")))) {
            table.row(key);
            table.begin();
            table.locked(key);
            Map<String, Object> row = new LinkedHashMap<>(key);
            row.put("tel", "2");
            table.insert(row);
            table.update(key, Map.of("tel", "3"));
            table.delete(key);
            table.commit();
            table.begin();
            table.rollback();
        }
    }
}
