package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rows that take each other's keys within one transaction, where the server checks keys only at its end. */
class PostgresSharedKeysTest extends FollowedSourceTest {

    @Override
    TestSource newSource(String name) {
        return new PostgresTestSource(name);
    }

    /** A table whose key the server checks only at the end of each transaction. */
    private void followSwapping(String... statements) {
        source.sql(
                "CREATE TABLE swapped (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, name text, big text)",
                "ALTER TABLE swapped REPLICA IDENTITY FULL");
        source.sql(statements);
        start(RowMappings.of(source.name(), "swapped"));
        streaming();
    }

    private void swapped(Map<String, Object> expected) {
        eventually(status ->
                assertThat(graph.column("swapped", "name")).as("%s", status).isEqualTo(expected));
    }

    /** What comes behind has come, too: so nothing that is expected is only the state before. */
    private void swappedInTheEnd(Map<String, Object> expected) {
        source.sql("INSERT INTO swapped VALUES (0, 'end')");
        Map<String, Object> all = new HashMap<>(expected);
        all.put("0", "end");
        swapped(all);
    }

    @Test
    void rows_that_swap_their_keys_in_one_statement_both_stay() {
        followSwapping("INSERT INTO swapped VALUES (1, 'a'), (2, 'b')");
        source.sql("UPDATE swapped SET id = 3 - id");
        swappedInTheEnd(Map.of("1", "b", "2", "a"));
    }

    @Test
    void rows_that_are_equal_but_for_the_key_swap_it() {
        followSwapping("INSERT INTO swapped VALUES (1, 'a'), (2, 'a'), (3, NULL), (4, NULL)");
        source.sql("UPDATE swapped SET id = 3 - id WHERE id < 3", "UPDATE swapped SET id = 7 - id WHERE id > 2");
        source.sql("INSERT INTO swapped VALUES (0, 'end')");
        eventually(status -> assertThat(graph.rows("swapped")).containsOnlyKeys("0", "1", "2", "3", "4"));
    }

    @Test
    void rows_move_by_one_key() {
        followSwapping("INSERT INTO swapped SELECT n, 'n' || n FROM generate_series(1, 6) n");
        source.sql("UPDATE swapped SET id = id + 1");
        Map<String, Object> moved = new HashMap<>();
        IntStream.rangeClosed(1, 6).forEach(n -> moved.put(String.valueOf(n + 1), "n" + n));
        swappedInTheEnd(moved);
    }

    /** Above the limit a transaction arrives in parts. */
    @Test
    void rows_of_a_large_transaction_move_by_one_key() {
        followSwapping("INSERT INTO swapped SELECT n, 'n' || n FROM generate_series(1, 5000) n");
        source.sql("UPDATE swapped SET id = id + 1");
        Map<String, Object> moved = new HashMap<>();
        IntStream.rangeClosed(1, 5000).forEach(n -> moved.put(String.valueOf(n + 1), "n" + n));
        swappedInTheEnd(moved);
    }

    @Test
    void rows_that_swap_and_change_and_go_in_one_transaction_are_as_they_are_at_its_end() {
        String big = Texts.incompressible(40_000);
        followSwapping("INSERT INTO swapped SELECT n, 'n' || n, '" + big + "' || n FROM generate_series(1, 9) n");
        source.sql("""
                DO $$ BEGIN
                  UPDATE swapped SET id = 3 - id WHERE id < 3;
                  UPDATE swapped SET name = name || '!' WHERE id = 2;
                  UPDATE swapped SET id = id + 1 WHERE id BETWEEN 4 AND 9;
                  UPDATE swapped SET id = id + 1 WHERE id BETWEEN 5 AND 10;
                  DELETE FROM swapped WHERE id = 8;
                  UPDATE swapped SET id = 3 WHERE name = 'n9';
                  UPDATE swapped SET id = 20 WHERE name = 'n3';
                  INSERT INTO swapped VALUES (30, 'short-lived');
                  DELETE FROM swapped WHERE id = 30;
                END $$""");
        swappedInTheEnd(
                Map.of("1", "n2", "2", "n1!", "6", "n4", "7", "n5", "9", "n7", "10", "n8", "3", "n9", "20", "n3"));
        assertThat(graph.rows("swapped").get("3")).containsEntry("big", big + "9");
        assertThat(graph.rows("swapped").get("20")).containsEntry("big", big + "3");
    }

    /** The identity then holds no more than the key and what its index holds. */
    @Test
    void rows_swap_their_keys_that_another_index_identifies() {
        followSwapping(
                "ALTER TABLE swapped ALTER name SET NOT NULL",
                "CREATE UNIQUE INDEX whole ON swapped (id, name)",
                "ALTER TABLE swapped REPLICA IDENTITY USING INDEX whole",
                "INSERT INTO swapped VALUES (1, 'a', 'A'), (2, 'b', 'B')");
        source.sql("UPDATE swapped SET id = 3 - id");
        swappedInTheEnd(Map.of("1", "b", "2", "a"));
        assertThat(graph.column("swapped", "big")).containsEntry("1", "B").containsEntry("2", "A");
    }
}
