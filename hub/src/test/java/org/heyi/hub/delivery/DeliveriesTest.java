package org.heyi.hub.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.heyi.hub.delivery.TwoDepartments.eventually;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.heyi.hub.delivery.DeliveryStatus.State;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What departments get back: through their own tables and a webhook, with everything real but the webhook's department. */
@TestMethodOrder(MethodOrderer.Random.class)
class DeliveriesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static final ConcurrentLinkedQueue<Request> REQUESTS = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger ANSWER = new AtomicInteger(204);

    private static HttpServer webhook;
    private static TwoDepartments city;

    private record Request(String timestamp, String signature, String body, int answer) {
        JsonNode event() {
            return JSON.readTree(body);
        }

        boolean isOf(String idno) {
            return event().at("/data/id").asString("").equals(idno);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext("/moved", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int answer = body.contains("unspeakable") ? 422 : ANSWER.get();
            REQUESTS.add(new Request(
                    exchange.getRequestHeaders().getFirst("Heyi-Timestamp"),
                    exchange.getRequestHeaders().getFirst("Heyi-Signature"),
                    body,
                    answer));
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        webhook.start();
        city = new TwoDepartments(
                folder, "http://127.0.0.1:" + webhook.getAddress().getPort() + "/moved");
    }

    @AfterAll
    static void end() {
        city.close();
        webhook.stop(0);
    }

    @Test
    void what_changed_is_delivered_and_goes_when_it_leaves_where() throws Exception {
        city.registry("INSERT INTO resident VALUES ('D1', 'Ding', '+861001', null)");
        eventually().untilAsserted(() -> assertThat(city.inContacts("D1")).isEqualTo("1001"));

        city.registry("UPDATE resident SET phone = '+861002' WHERE idno = 'D1'");
        eventually().untilAsserted(() -> assertThat(city.inContacts("D1")).isEqualTo("1002"));

        city.registry("UPDATE resident SET phone = null WHERE idno = 'D1'");
        eventually().untilAsserted(() -> assertThat(city.inContacts("D1")).isEmpty());
        city.comesToRest();
        assertThat(city.person("D1")).isEqualTo(Map.of("nationalId", "D1", "name", "Ding"));
        assertThat(city.status("clinic/contact").lastDeliveredAt()).isNotNull();
    }

    @Test
    void a_row_moves_with_its_key_and_goes_with_its_entity() throws Exception {
        city.registry("INSERT INTO resident VALUES ('K1', 'Kong', '+861003', null)");
        eventually().untilAsserted(() -> assertThat(city.inContacts("K1")).isEqualTo("1003"));

        city.registry("UPDATE resident SET idno = 'K2' WHERE idno = 'K1'");
        eventually().untilAsserted(() -> {
            assertThat(city.inContacts("K2")).isEqualTo("1003");
            assertThat(city.inContacts("K1")).isEmpty();
        });

        city.registry("DELETE FROM resident WHERE idno = 'K2'");
        eventually().untilAsserted(() -> assertThat(city.inContacts("K2") + city.inClinic("K2") + city.inRegistry("K2"))
                .isEmpty());
        city.comesToRest();
        assertThat(city.person("K2")).isEmpty();
        assertThat(city.ask("MATCH (w:WrittenRow) WHERE w.key ENDS WITH $value RETURN properties(w) AS found", "/K2"))
                .isEmpty();
    }

    @Test
    void departments_that_write_each_others_fields_come_to_rest_with_the_right_values() throws Exception {
        city.registry("INSERT INTO resident VALUES ('L1', 'Lu', '+861', null)");
        rests("L1", "Lu|+861|-", "+861|-|-");

        city.clinic("UPDATE patient SET address = 'Lane 1' WHERE idno = 'L1'");
        rests("L1", "Lu|+861|Lane 1", "+861|Lane 1|-");

        city.registry("UPDATE resident SET phone = '+862' WHERE idno = 'L1'");
        rests("L1", "Lu|+862|Lane 1", "+862|Lane 1|-");

        // Where nothing else decides, the key of the record does: the clinic's.
        city.clinic("UPDATE patient SET phone = '+863' WHERE idno = 'L1'");
        rests("L1", "Lu|+863|Lane 1", "+863|Lane 1|-");

        city.registry("UPDATE resident SET phone = '+864' WHERE idno = 'L1'");
        rests("L1", "Lu|+864|Lane 1", "+863|Lane 1|-");
        assertThat(city.person("L1")).containsEntry("_disputed", List.of("phone"));

        city.clinic("UPDATE patient SET phone = null WHERE idno = 'L1'");
        rests("L1", "Lu|+864|Lane 1", "+864|Lane 1|-");

        city.registry("UPDATE resident SET phone = null WHERE idno = 'L1'");
        rests("L1", "Lu|-|Lane 1", "-|Lane 1|-");

        city.clinic("UPDATE patient SET address = null WHERE idno = 'L1'");
        rests("L1", "Lu|-|-", "-|-|-");

        city.registry("DELETE FROM resident WHERE idno = 'L1'");
        rests("L1", "", "");
        assertThat(city.person("L1")).isEmpty();
    }

    @Test
    void a_copy_does_not_outlive_what_it_was_copied_from() throws Exception {
        city.registry("INSERT INTO resident VALUES ('C1', 'Cai', '+865', 'Lane 2')");
        rests("C1", "Cai|+865|Lane 2", "+865|Lane 2|-");

        city.registry("DELETE FROM resident WHERE idno = 'C1'");
        rests("C1", "", "");
        assertThat(city.person("C1")).isEmpty();
    }

    @Test
    void what_a_department_had_itself_stays_its_own() throws Exception {
        city.clinic("INSERT INTO patient VALUES ('O1', '+866', null, 'allergic')");
        // The registry may have got the row already.
        city.registry("INSERT INTO resident VALUES ('O1', 'Ou', '+866', 'Lane 3')"
                + " ON CONFLICT (idno) DO UPDATE SET name = 'Ou', address = 'Lane 3'");
        rests("O1", "Ou|+866|Lane 3", "+866|Lane 3|allergic");

        city.registry("DELETE FROM resident WHERE idno = 'O1'");
        // The clinic still says that there is such a person, with this number; so the registry is told.
        rests("O1", "-|+866|-", "+866|-|allergic");

        city.clinic("DELETE FROM patient WHERE idno = 'O1'");
        rests("O1", "", "");
    }

    @Test
    void after_a_new_snapshot_what_was_written_is_known_again() throws Exception {
        city.registry("INSERT INTO resident VALUES ('S1', 'Sun', '+867', null)");
        rests("S1", "Sun|+867|-", "+867|-|-");

        city.hub().replay("clinic");
        eventually().until(() -> city.hub().statuses().stream()
                .allMatch(status -> status.state().toString().equals("STREAMING")));
        city.comesToRest();
        city.registry("UPDATE resident SET phone = null WHERE idno = 'S1'");
        rests("S1", "Sun|-|-", "-|-|-");
        assertThat(city.person("S1")).doesNotContainKey("phone");
    }

    @Test
    void what_a_department_refuses_goes_aside_and_the_rest_goes_on() throws Exception {
        city.registry(
                "INSERT INTO resident VALUES ('X1', 'Xu', '+86123456789012345', null), ('X2', 'Xia', '+868', null)");

        eventually().untilAsserted(() -> assertThat(city.inContacts("X2")).isEqualTo("8"));
        eventually()
                .untilAsserted(
                        () -> assertThat(city.status("clinic/contact").aside()).isEqualTo(1));
        assertThat(city.hub().deliveries().aside("clinic/contact", 10))
                .singleElement()
                .satisfies(aside -> assertThat(aside.reason()).contains("HEYI-9021", "tel"));
        assertThat(city.status("clinic/contact").state()).isEqualTo(State.DELIVERING);

        city.clinic("ALTER TABLE contact MODIFY tel varchar(40) NOT NULL");
        assertThat(city.hub().deliveries().retry("clinic/contact")).isEqualTo(1);
        eventually().untilAsserted(() -> assertThat(city.inContacts("X1")).isEqualTo("123456789012345"));
        assertThat(city.status("clinic/contact").aside()).isZero();
        city.clinic("DELETE FROM contact WHERE idno = 'X1'");
        city.registry("DELETE FROM resident WHERE idno = 'X1'");
        city.comesToRest();
        city.clinic("ALTER TABLE contact MODIFY tel varchar(12) NOT NULL");
    }

    @Test
    void a_department_that_is_away_gets_everything_when_it_is_back() throws Exception {
        city.registry("INSERT INTO resident VALUES ('A1', 'An', '+869', null)");
        rests("A1", "An|+869|-", "+869|-|-");
        assertThat(city.inContacts("A1")).isEqualTo("9");
        operator("ALTER USER writer ACCOUNT LOCK");
        try {
            endConnections();
            city.registry("UPDATE resident SET phone = '+8610' WHERE idno = 'A1'");
            city.registry("UPDATE resident SET phone = '+8611' WHERE idno = 'A1'");

            eventually().untilAsserted(() -> {
                DeliveryStatus status = city.status("clinic/contact");
                assertThat(status.state()).isEqualTo(State.RETRYING);
                assertThat(status.waiting()).isEqualTo(1);
                assertThat(status.lastFault()).isNotNull();
            });
        } finally {
            operator("ALTER USER writer ACCOUNT UNLOCK");
        }
        eventually().untilAsserted(() -> assertThat(city.inContacts("A1"))
                .as(
                        "%s %s",
                        city.status("clinic/contact"), city.hub().deliveries().aside("clinic/contact", 9))
                .isEqualTo("11"));
        rests("A1", "An|+8611|-", "+8611|-|-");
        assertThat(city.status("clinic/contact").lastFault()).isNull();
    }

    @Test
    void what_a_database_cannot_take_at_present_waits() throws Exception {
        city.registry("INSERT INTO resident VALUES ('R1', 'Rao', '+8615', null)");
        rests("R1", "Rao|+8615|-", "+8615|-|-");
        operator("SET GLOBAL read_only = ON");
        try {
            city.registry("UPDATE resident SET phone = '+8616' WHERE idno = 'R1'");
            eventually().untilAsserted(() -> {
                assertThat(city.status("clinic/contact").aside()).isZero();
                assertThat(city.status("clinic/contact").state()).isEqualTo(State.RETRYING);
            });
        } finally {
            operator("SET GLOBAL read_only = OFF");
        }
        rests("R1", "Rao|+8616|-", "+8616|-|-");
        assertThat(city.inContacts("R1")).isEqualTo("16");
    }

    private static void operator(String sql) throws SQLException {
        try (var connection = city.mariaDb.superuser("clinic");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void endConnections() throws SQLException {
        try (var operator = city.mariaDb.superuser("clinic");
                var statement = operator.createStatement();
                var rows =
                        statement.executeQuery("SELECT id FROM information_schema.processlist WHERE user = 'writer'");
                var killer = operator.createStatement()) {
            while (rows.next()) {
                killer.execute("KILL " + rows.getLong(1));
            }
        }
    }

    @Test
    void what_was_written_but_not_acknowledged_is_written_once() throws Exception {
        city.registry("INSERT INTO resident VALUES ('U1', 'Ulan', '+8612', null)");
        rests("U1", "Ulan|+8612|-", "+8612|-|-");
        city.stop();
        // As it is when the hub is killed between the department's commit and its own.
        waitAgain("/U1");
        operator("CREATE TABLE audit (what varchar(10))");
        operator("CREATE TRIGGER audited AFTER UPDATE ON contact FOR EACH ROW INSERT INTO audit VALUES ('update')");
        city.start();
        city.comesToRest();

        assertThat(city.inContacts("U1")).isEqualTo("12");
        assertThat(city.ask("MATCH (d:Delivery) WHERE d.waiting = 0 RETURN properties(d) AS found", ""))
                .isEmpty();
        city.registry("UPDATE resident SET phone = '+8613' WHERE idno = 'U1'");
        rests("U1", "Ulan|+8613|-", "+8613|-|-");
        operator("DROP TRIGGER audited");
        operator("UPDATE patient SET note = (SELECT count(*) FROM audit) WHERE idno = 'U1'");
        assertThat(city.inClinic("U1")).endsWith("|1");
    }

    @Test
    void what_a_department_has_just_written_is_not_overwritten() throws Exception {
        city.registry("INSERT INTO resident VALUES ('J1', 'Jin', '+8620', null)");
        for (int i = 21; i < 40; i++) {
            city.registry("UPDATE resident SET phone = '+86" + i + "' WHERE idno = 'J1'");
        }
        rests("J1", "Jin|+8639|-", "+8639|-|-");
    }

    @Test
    void what_was_remembered_but_not_written_is_written() throws Exception {
        city.registry("INSERT INTO resident VALUES ('V1', 'Vang', '+8614', null)");
        rests("V1", "Vang|+8614|-", "+8614|-|-");
        city.stop();
        // As it is when the hub is killed before the department's commit: the row is not there, but known.
        operator("DELETE FROM contact WHERE idno = 'V1'");
        waitAgain("/V1");
        city.start();

        eventually().untilAsserted(() -> assertThat(city.inContacts("V1")).isEqualTo("14"));
        city.comesToRest();
        assertThat(city.inContacts("V1")).isEqualTo("14");
    }

    /** Lets the rows of one key wait in all targets, as if nobody had acknowledged them. */
    private static void waitAgain(String row) {
        city.ask("""
                MATCH (w:WrittenRow) WHERE w.key ENDS WITH $value
                MERGE (d:Delivery {key: w.delivery}) SET d.target = substring(w.key, 0, size(w.key) - 3),
                  d.entity = substring(w.delivery, size(w.key) - 2), d.waiting = 0 RETURN properties(d) AS found
                """, row);
    }

    @Test
    void a_webhook_gets_signed_events_in_order_again_until_it_takes_them() throws Exception {
        ANSWER.set(500);
        city.registry("INSERT INTO resident VALUES ('W1', 'Wu', null, 'Lane 4')");
        eventually().until(() -> of("W1").size() >= 2);
        assertThat(city.status("registry/moved").lastFault().code()).isEqualTo(FaultCode.DELIVERY_STATUS);
        ANSWER.set(204);
        eventually().until(() -> of("W1").stream().anyMatch(request -> request.answer() == 204));
        city.registry("UPDATE resident SET address = 'Lane 5' WHERE idno = 'W1'");
        eventually().until(() -> taken("W1").size() == 2);
        city.registry("UPDATE resident SET address = null WHERE idno = 'W1'");
        eventually().until(() -> taken("W1").size() == 3);
        city.comesToRest();

        List<Request> taken = taken("W1");
        assertThat(taken.stream()
                        .map(r -> r.event().get("type").asString() + " "
                                + r.event().at("/data/address").asString()))
                .containsExactly(
                        "org.heyi.row.upserted Lane 4", "org.heyi.row.upserted Lane 5", "org.heyi.row.deleted Lane 5");
        assertThat(taken.stream().map(r -> r.event().get("sequence").asLong())).isSorted();
        assertThat(of("W1").stream().map(r -> r.event().get("id").asString()).distinct())
                .hasSize(3);
        for (Request request : taken) {
            assertThat(request.event().get("specversion").asString()).isEqualTo("1.0");
            assertThat(request.signature()).isEqualTo("sha256=" + hmac(request.timestamp() + "." + request.body()));
        }
    }

    @Test
    void an_event_that_a_webhook_refuses_goes_aside() throws Exception {
        city.registry("INSERT INTO resident VALUES ('W2', 'Wang', null, 'unspeakable'), ('W3', 'Wei', null, 'Lane 6')");

        eventually().until(() -> taken("W3").size() == 1);
        eventually().untilAsserted(() -> assertThat(city.hub().deliveries().aside("registry/moved", 10))
                .singleElement()
                .satisfies(aside -> assertThat(aside.reason()).contains("HEYI-9021", "422")));
        city.registry("DELETE FROM resident WHERE idno = 'W2'");
        eventually()
                .untilAsserted(
                        () -> assertThat(city.status("registry/moved").aside()).isZero());
    }

    private static List<Request> of(String idno) {
        return REQUESTS.stream().filter(request -> request.isOf(idno)).toList();
    }

    private static List<Request> taken(String idno) {
        return of(idno).stream().filter(request -> request.answer() == 204).toList();
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("test-only".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void rests(String idno, String registry, String clinic) {
        eventually().untilAsserted(() -> {
            assertThat(city.inRegistry(idno)).isEqualTo(registry);
            assertThat(city.inClinic(idno)).isEqualTo(clinic);
        });
        city.comesToRest();
        eventually().untilAsserted(() -> {
            assertThat(city.inRegistry(idno)).isEqualTo(registry);
            assertThat(city.inClinic(idno)).isEqualTo(clinic);
        });
    }
}
