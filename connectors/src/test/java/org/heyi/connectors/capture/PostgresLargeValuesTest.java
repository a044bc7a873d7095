package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.capture.SourceStatus.State;
import org.junit.jupiter.api.Test;

/** Large values that a change left as they were are not in PostgreSQL's log of it. */
class PostgresLargeValuesTest extends FollowedSourceTest {

    @Override
    TestSource newSource(String name) {
        return new PostgresTestSource(name);
    }

    @Test
    void a_value_that_a_change_does_not_carry_stays() {
        String big = Texts.incompressible(40_000);
        source.sql("CREATE TABLE toast (id text PRIMARY KEY, big text, bytes bytea, list text[], small text)");
        source.sql("INSERT INTO toast VALUES ('a', '" + big + "', decode('" + hex(big) + "', 'hex'), ARRAY['" + big
                + "'], 's')");
        start(RowMappings.of(source.name(), "toast"));
        streaming();
        source.sql("UPDATE toast SET small = 't'");
        eventually(status -> assertThat(graph.column("toast", "small")).isEqualTo(Map.of("a", "t")));
        Map<String, Object> row = graph.rows("toast").get("a");
        assertThat(row.get("big")).isEqualTo(big);
        assertThat(row.get("bytes")).isEqualTo(big.getBytes(StandardCharsets.US_ASCII));
        assertThat(row.get("list")).isEqualTo("{" + big + "}");
        source.sql("UPDATE toast SET big = NULL");
        eventually(status -> assertThat(graph.rows("toast").get("a")).containsEntry("big", null));
    }

    @Test
    void a_row_that_gets_another_key_keeps_the_values_that_its_change_does_not_carry() {
        String big = Texts.incompressible(40_000);
        source.createTable("person", List.of("id", "name", "note"));
        source.sql("INSERT INTO person VALUES ('a', 'one', '" + big + "'), ('c', 'three', '" + big + "')");
        start(RowMappings.of(source.name(), "person"));
        streaming();
        source.sql(
                "UPDATE person SET id = 'b' WHERE id = 'a'",
                "BEGIN; UPDATE person SET id = 'd' WHERE id = 'c'; UPDATE person SET name = 'four' WHERE id = 'd'; COMMIT");
        names(Map.of("b", "one", "d", "four"));
        assertThat(graph.column("person", "note")).isEqualTo(Map.of("b", big, "d", big));
    }

    @Test
    void a_row_that_comes_to_fit_its_mapping_keeps_the_values_that_its_change_does_not_carry() {
        String big = Texts.incompressible(40_000);
        source.createTable("person", List.of("id", "name", "note"));
        source.sql("INSERT INTO person VALUES ('a', '" + RowMappings.UNFIT + "', '" + big + "')");
        start(RowMappings.of(source.name(), "person"));
        eventually(status -> assertThat(graph.quarantined()).isNotEmpty());
        source.sql("UPDATE person SET name = 'one'");
        names(Map.of("a", "one"));
        assertThat(graph.column("person", "note")).isEqualTo(Map.of("a", big));
    }

    @Test
    void a_row_that_cannot_be_read_again_as_others_hold_its_table_keeps_no_other_table_waiting() throws SQLException {
        String big = Texts.incompressible(40_000);
        source.createTable("person", List.of("id", "name", "note"));
        source.createTable("other", List.of("id", "name"));
        source.sql("INSERT INTO person SELECT n::text, 'one', '" + big + "' FROM generate_series(1, 9) n");
        RowMappings mappings = RowMappings.of(source.name(), "person", "other");
        start(mappings);
        streaming();
        stop();
        source.sql("UPDATE person SET name = 'two'", "INSERT INTO other VALUES ('a', 'first')");
        try (Connection owner = DriverManager.getConnection(
                        ((PostgresTestSource) source).url, SqlTestSource.USER, SqlTestSource.PASSWORD);
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE person IN ACCESS EXCLUSIVE MODE");
            start(mappings);
            eventually(status -> assertThat(graph.column("other", "name")).isEqualTo(Map.of("a", "first")));
            assertThat(graph.column("person", "name")).containsValue("one");
        }
        eventually(status -> assertThat(graph.column("person", "name").values()).containsOnly("two"));
        assertThat(graph.column("person", "note").values()).containsOnly(big);
    }

    @Test
    void a_where_over_an_untouched_value_reads_the_row_again() {
        String big = Texts.incompressible(40_000);
        source.createTable("person", List.of("id", "name", "note"));
        source.change(rows -> rows.insert("person", "a", "one", big));
        start(RowMappings.of(source.name()).where("person", "note"));
        streaming();
        source.change(rows -> rows.update("person", "a", "name", "two"));
        names(Map.of("a", "two"));
        assertThat(graph.rows("person").get("a")).containsEntry("note", big);
    }

    @Test
    void a_row_is_read_again_that_had_a_column_more_when_it_changed() {
        String big = Texts.incompressible(40_000);
        source.createTable("person", List.of("id", "name", "note", "small", "large"));
        source.sql("INSERT INTO person VALUES ('a', 'one', '" + big + "', 's', '" + big + "')");
        start(RowMappings.of(source.name()).where("person", "note"));
        streaming();
        stop();
        source.change(rows -> rows.update("person", "a", "name", "two"));
        source.sql("ALTER TABLE person DROP COLUMN small", "ALTER TABLE person DROP COLUMN large");
        start(RowMappings.of(source.name()).where("person", "note"));
        names(Map.of("a", "two"));
        assertThat(graph.rows("person").get("a")).containsEntry("note", big);
    }

    @Test
    void a_row_whose_where_cannot_be_known_any_more_stops_its_table_alone_and_takes_nothing_back() {
        source.createTable("person", List.of("id", "name", "note"));
        source.createTable("other", List.of("id", "name"));
        source.sql("INSERT INTO person VALUES ('a', 'one', '" + Texts.incompressible(40_000) + "')");
        RowMappings mappings = RowMappings.of(source.name(), "other").where("person", "note");
        start(mappings);
        streaming();
        stop();
        source.change(rows -> rows.update("person", "a", "name", "two"));
        source.sql("ALTER TABLE person DROP COLUMN note", "INSERT INTO other VALUES ('a', 'first')");
        start(mappings);
        eventually(status -> assertThat(graph.column("other", "name")).isEqualTo(Map.of("a", "first")));
        eventually(status -> assertThat(status.tables())
                .anySatisfy(table -> assertThat(table.table() + table.stopped()).isEqualTo("persontrue")));
        assertThat(capture.status().state()).isEqualTo(State.STREAMING);
        assertThat(graph.column("person", "name")).isEqualTo(Map.of("a", "one"));
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
