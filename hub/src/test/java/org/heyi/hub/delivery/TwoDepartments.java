package org.heyi.hub.delivery;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.demo.database.DatabaseServer;
import org.heyi.demo.database.MariaDbServer;
import org.heyi.demo.database.PostgresServer;
import org.heyi.hub.neo4j.TestNeo4j;
import org.heyi.hub.server.Hub;
import org.heyi.hub.server.HubSettings;
import org.neo4j.driver.Driver;

/**
 * A registry in PostgreSQL and a clinic in MariaDB that write each other's fields, a table of contacts that the clinic gets, and a webhook.
 */
final class TwoDepartments implements AutoCloseable {
    private static final String USER = "heyi";
    private static final String PASSWORD = "test-only";
    private static final String SCHEMA = """
            "A natural person. 自然人"
            type Person @entity(plural: "people") {
              "ID number. 证号"
              nationalId: ID @identifier
              "Name. 姓名"
              name: String
              "Telephone. 电话"
              phone: String
              "Address. 地址"
              address: String
            }
            """;

    final DatabaseServer postgres;
    final DatabaseServer mariaDb;
    private final Path folder;
    private final Driver driver = TestNeo4j.empty();
    private final Map<String, String> environment = new HashMap<>();
    private Hub hub;

    TwoDepartments(Path folder, String webhook) throws IOException, SQLException {
        this.folder = folder;
        postgres = PostgresServer.start(folder.resolve("postgres"), 0);
        mariaDb = MariaDbServer.start(folder.resolve("mariadb"), 0);
        postgres.createDatabase("registry", USER, PASSWORD);
        mariaDb.createDatabase("clinic", USER, PASSWORD);
        registry("CREATE TABLE resident (idno text PRIMARY KEY, name text, phone text, address text)");
        clinic(
                "CREATE TABLE patient (idno varchar(30) PRIMARY KEY, phone varchar(30), address varchar(60), note varchar(60))");
        clinic("CREATE TABLE contact (idno varchar(30) PRIMARY KEY, tel varchar(12) NOT NULL)");
        try (Connection operator = mariaDb.superuser("clinic");
                Statement statement = operator.createStatement()) {
            statement.execute("CREATE USER writer IDENTIFIED BY '" + PASSWORD + "'");
            statement.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON contact TO writer");
        }
        environment.put("PASSWORD", PASSWORD);
        environment.put("HEYI_NEO4J_USER", "neo4j");
        environment.put("HEYI_NEO4J_PASSWORD", TestNeo4j.process().password());
        write("schema/city.graphqls", SCHEMA);
        connector("registry", "postgresql", postgres);
        connector("clinic", "mariadb", mariaDb);
        write(
                "connectors/registry/resident.sql",
                "INSERT INTO Person (nationalId, name, phone, address) SELECT idno, name, phone, address FROM resident");
        write(
                "connectors/registry/out/resident.sql",
                "INSERT INTO registry.resident (idno, phone, address) SELECT nationalId, phone, address FROM Person");
        write("connectors/clinic/patient.sql", """
                INSERT INTO Person (nationalId, phone, address) SELECT idno, phone, address FROM patient;
                INSERT INTO Person (nationalId, phone) SELECT idno, '+86' || tel FROM contact;
                """);
        write(
                "connectors/clinic/out/patient.sql",
                "INSERT INTO patient (idno, phone, address) SELECT nationalId, phone, address FROM Person");
        write("connectors/clinic/out/contact.sql", """
                INSERT INTO contact (idno, tel) SELECT nationalId, SUBSTRING(phone, 4) FROM Person WHERE phone IS NOT NULL
                """);
        write("connectors/clinic/out/contact.yaml", "user: writer\npassword: ${PASSWORD}\n");
        write("connectors/registry/out/moved.sql", """
                INSERT INTO moved (id, address) SELECT nationalId, address FROM Person WHERE address IS NOT NULL
                """);
        write("connectors/registry/out/moved.yaml", "webhook: " + webhook + "\nsecret: ${PASSWORD}\n");
        start();
    }

    private void connector(String name, String type, DatabaseServer server) throws IOException {
        write("connectors/" + name + "/connector.yaml", """
                department: %1$s
                title: {en: %1$s, zh: %1$s}
                source: {type: %2$s, url: "%3$s", user: heyi, password: "${PASSWORD}"}
                """.formatted(name, type, server.jdbcUrl(name)));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    void start() {
        hub = Hub.start(new HubSettings(
                folder.resolve("schema"),
                folder.resolve("connectors"),
                folder.resolve("data"),
                0,
                TestNeo4j.process().uri(),
                environment::get,
                Set.of()));
        eventually()
                .until(() -> hub.departments().faults().isEmpty()
                        && hub.statuses().stream().allMatch(status -> status.state() == State.STREAMING));
    }

    void stop() {
        hub.close();
    }

    Hub hub() {
        return hub;
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    void registry(String sql) throws SQLException {
        run(postgres, "registry", sql);
    }

    void clinic(String sql) throws SQLException {
        run(mariaDb, "clinic", sql);
    }

    private static void run(DatabaseServer server, String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The row as {@code a|b|c}; nothing when there is none. */
    String inRegistry(String idno) throws SQLException {
        return row(postgres, "registry", "SELECT name, phone, address FROM resident WHERE idno = '" + idno + "'");
    }

    String inClinic(String idno) throws SQLException {
        return row(mariaDb, "clinic", "SELECT phone, address, note FROM patient WHERE idno = '" + idno + "'");
    }

    String inContacts(String idno) throws SQLException {
        return row(mariaDb, "clinic", "SELECT tel FROM contact WHERE idno = '" + idno + "'");
    }

    private static String row(DatabaseServer server, String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database, USER, PASSWORD);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                return "";
            }
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                text.append(i == 1 ? "" : "|").append(rows.getString(i) == null ? "-" : rows.getString(i));
            }
            return text.toString();
        }
    }

    /** What the entity shows; empty when there is none. */
    Map<String, Object> person(String idno) {
        List<Map<String, Object>> found = ask("""
                MATCH (r:Record {nationalId: $value})-[:OF]->(e:Person) RETURN DISTINCT properties(e) AS found
                """, idno);
        if (found.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> golden = new HashMap<>(found.get(0));
        golden.remove("id");
        return golden;
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> ask(String cypher, String value) {
        return driver.executableQuery(cypher).withParameters(Map.of("value", value)).execute().records().stream()
                .map(row -> (Map<String, Object>) (Map<?, ?>) row.get("found").asMap())
                .toList();
    }

    DeliveryStatus status(String target) {
        return hub.deliveries().statuses().stream()
                .filter(status -> status.target().equals(target))
                .findFirst()
                .orElseThrow();
    }

    /** Until nothing waits, and nothing more is delivered or comes back. */
    void comesToRest() {
        AtomicReference<String> before = new AtomicReference<>("");
        await().atMost(Duration.ofSeconds(60)).during(Duration.ofMillis(1500)).until(() -> {
            String now = ask("""
                            OPTIONAL MATCH (t:DeliveryTarget) WITH collect(t.lastDeliveredAt) AS delivered
                            OPTIONAL MATCH (w:WrittenRow) WITH delivered, w ORDER BY w.key
                            WITH delivered, collect([w.key, w.versions, w.seen, w.voided]) AS rows
                            RETURN {delivered: delivered, rows: rows,
                              waiting: COUNT { MATCH (d:Delivery) WHERE d.waiting IS NOT NULL }} AS found
                            """, "").toString();
            return now.equals(before.getAndSet(now)) && now.contains("waiting=0");
        });
    }

    @Override
    public void close() {
        hub.close();
        postgres.close();
        mariaDb.close();
    }
}
