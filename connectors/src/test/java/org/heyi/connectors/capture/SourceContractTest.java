package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.heyi.connectors.capture.SourceStatus.State;
import org.heyi.connectors.capture.TestSource.Ability;
import org.junit.jupiter.api.Test;

/** What every source engine keeps. A test that an engine cannot meet names the ability it needs. */
abstract class SourceContractTest extends FollowedSourceTest {

    @Test
    void rows_that_are_there_are_read() {
        createPersons("a", "b");
        source.createTable("empty", List.of("id"));
        start(RowMappings.of(source.name(), "person", "empty"));
        streaming();
        names(Map.of("a", "name of a", "b", "name of b"));
        assertThat(graph.rows("empty")).isEmpty();
        assertThat(capture.status().rows()).isEqualTo(2);
    }

    @Test
    void a_source_without_rows_is_followed() {
        createPersons();
        followPersons();
        source.change(rows -> rows.insert("person", "a", "Zhang", null));
        names(Map.of("a", "Zhang"));
    }

    @Test
    void inserts_updates_and_deletes_arrive() {
        createPersons("a", "b", "c");
        followPersons();
        source.change(rows -> {
            rows.insert("person", "d", "Zhang", "new");
            rows.update("person", "b", "name", "Wang");
            rows.delete("person", "c");
        });
        names(Map.of("a", "name of a", "b", "Wang", "d", "Zhang"));
        assertThat(graph.rows("person").get("d")).containsEntry("note", "new");
    }

    @Test
    void null_takes_the_place_of_a_value() {
        createPersons("a");
        source.change(rows -> rows.update("person", "a", "note", "something"));
        followPersons();
        names(Map.of("a", "name of a"));
        assertThat(graph.rows("person").get("a")).containsEntry("note", "something");
        source.change(rows -> rows.update("person", "a", "note", null));
        eventually(status -> assertThat(graph.rows("person").get("a")).containsEntry("note", null));
    }

    @Test
    void a_key_that_changes_takes_the_record_along() {
        createPersons("a", "b");
        followPersons();
        source.change(rows -> rows.update("person", "a", "id", "z"));
        names(Map.of("b", "name of b", "z", "name of a"));
    }

    @Test
    void a_foreign_key_that_changes_arrives() {
        source.createTable("dwelling", List.of("id"));
        source.createTable("resident", List.of("id", "dwelling_id"));
        source.change(rows -> {
            rows.insert("dwelling", "1");
            rows.insert("dwelling", "2");
            rows.insert("resident", "a", "1");
        });
        start(RowMappings.of(source.name(), "dwelling", "resident"));
        streaming();
        source.change(rows -> rows.update("resident", "a", "dwelling_id", "2"));
        eventually(status -> assertThat(graph.column("resident", "dwelling_id")).isEqualTo(Map.of("a", "2")));
    }

    @Test
    void a_row_that_leaves_where_is_retracted_and_comes_back_when_it_enters_again() {
        createPersons("a", "b");
        source.change(rows -> rows.update("person", "b", "note", "gone"));
        start(RowMappings.of(source.name()).where("person", "note"));
        streaming();
        names(Map.of("a", "name of a"));
        source.change(rows -> rows.update("person", "a", "note", "gone"));
        names(Map.of());
        source.change(rows -> {
            rows.update("person", "a", "note", "here");
            rows.update("person", "b", "note", null);
        });
        names(Map.of("a", "name of a", "b", "name of b"));
    }

    @Test
    void rare_characters_and_big_text_arrive_as_they_are() {
        String rare = "𠮷野家 🏮 Ünï\tcode\n\"quoted\", '单引号' \\ |";
        String big = "事".repeat(1_500_000);
        createPersons("a");
        source.change(rows -> rows.update("person", "a", "name", rare));
        followPersons();
        source.change(rows -> {
            rows.insert("person", "b", rare, big);
            rows.insert("person", "🏠𠀀", "emoji as key", null);
        });
        names(Map.of("a", rare, "b", rare, "🏠𠀀", "emoji as key"));
        assertThat(graph.rows("person").get("b")).containsEntry("note", big);
    }

    @Test
    void tables_and_columns_may_have_chinese_names() {
        source.createTable("人口", List.of("编号", "姓名"));
        source.createTable("企业", List.of("编号", "名称"));
        source.change(rows -> rows.insert("人口", "1", "张三"));
        start(RowMappings.of(source.name(), "人口", "企业"));
        streaming();
        source.change(rows -> rows.insert("企业", "2", "阳光公司"));
        eventually(
                status -> assertThat(graph.column("企业", "名称")).as("%s", status).isEqualTo(Map.of("2", "阳光公司")));
        assertThat(graph.column("人口", "姓名")).isEqualTo(Map.of("1", "张三"));
    }

    @Test
    void after_a_restart_it_goes_on_without_a_new_snapshot_and_loses_nothing() {
        createPersons("a", "b");
        followPersons();
        source.change(rows -> rows.insert("person", "c", "before", null));
        eventually(status -> assertThat(graph.rows("person")).hasSize(3));
        stop();
        long snapshots = graph.snapshots();
        graph.forgetApplied();
        source.change(rows -> {
            rows.insert("person", "d", "meanwhile", null);
            rows.delete("person", "a");
        });
        start(RowMappings.of(source.name(), "person"));
        names(Map.of("b", "name of b", "c", "before", "d", "meanwhile"));
        if (source.abilities().contains(Ability.LOG)) {
            assertThat(graph.snapshots()).isEqualTo(snapshots);
            assertThat(graph.applied().stream()
                            .mapToInt(GraphModel.Applied::changes)
                            .sum())
                    .as("nothing is read twice: %s", graph.applied())
                    .isEqualTo(2);
        }
    }

    @Test
    void another_mapping_reads_everything_anew() {
        createPersons("a", "b");
        followPersons();
        stop();
        source.change(rows -> rows.delete("person", "a"));
        start(new RowMappings(source.name(), "2").table("person", "name"));
        names(Map.of("b", "name of b"));
        eventually(status -> assertThat(graph.snapshots()).isEqualTo(2));
    }

    @Test
    void a_restart_in_the_middle_of_a_snapshot_loses_nothing_and_keeps_nothing_that_is_gone() {
        source.createTable("person", List.of("id", "name", "note"));
        source.fill("person", 5_000, "Zhang");
        graph.admit(2);
        start(RowMappings.of(source.name(), "person"));
        eventually(status -> assertThat(graph.applied()).hasSize(2));
        assertThat(capture.status().state()).isEqualTo(State.SNAPSHOT);
        stop();
        source.change(rows -> rows.delete("person", "k7"));
        graph.admitAll();
        start(RowMappings.of(source.name(), "person"));
        streaming();
        eventually(status -> assertThat(graph.rows("person")).hasSize(4_999));
        assertThat(graph.rows("person")).doesNotContainKey("k7");
    }

    @Test
    void a_snapshot_tells_how_far_it_is() {
        source.createTable("person", List.of("id", "name", "note"));
        source.fill("person", 5_000, "Zhang");
        graph.admit(4);
        start(RowMappings.of(source.name(), "person"));
        eventually(status -> assertThat(status.snapshotRows()).isPositive());
        assertThat(capture.status().snapshotTotal()).isBetween(4_000L, 6_000L);
    }

    @Test
    void a_table_that_does_not_exist_is_told_and_the_others_go_on() {
        createPersons("a");
        start(RowMappings.of(source.name(), "person", "no_such_table"));
        names(Map.of("a", "name of a"));
        assertThat(capture.status().lastFault().toString()).contains("no_such_table");
    }

    @Test
    void whole_transactions_stay_together() {
        assumeTrue(source.abilities().contains(Ability.LOG));
        createPersons("a", "b");
        source.change(rows -> {
            rows.update("person", "a", "name", "0");
            rows.update("person", "b", "name", "0");
        });
        followPersons();
        graph.forgetApplied();
        for (int i = 1; i <= 200; i++) {
            String value = Integer.toString(i);
            source.change(rows -> {
                rows.update("person", "a", "name", value);
                rows.update("person", "b", "name", value);
            });
        }
        names(Map.of("a", "200", "b", "200"));
        assertThat(graph.applied()).allSatisfy(batch -> assertThat(batch.changes())
                .isEqualTo(2 * batch.transactions().size()));
    }

    @Test
    void a_transaction_above_the_limit_comes_in_marked_parts() {
        assumeTrue(source.abilities().contains(Ability.LOG));
        createPersons();
        followPersons();
        graph.forgetApplied();
        source.fill("person", 200_000, "Zhang");
        eventually(status -> assertThat(graph.applied().stream()
                        .mapToInt(GraphModel.Applied::changes)
                        .sum())
                .isEqualTo(200_000));
        List<GraphModel.Applied> parts =
                graph.applied().stream().filter(batch -> batch.changes() > 0).toList();
        assertThat(parts).allSatisfy(part -> assertThat(part.changes()).isLessThanOrEqualTo(2_000));
        assertThat(parts.subList(0, parts.size() - 1)).allSatisfy(part -> {
            assertThat(part.openTransaction()).isNotNull();
            assertThat(part.position()).isNull();
        });
        eventually(status -> assertThat(
                        graph.applied().get(graph.applied().size() - 1).position())
                .isNotNull());
        source.change(rows -> rows.delete("person", "k1"));
        eventually(status -> assertThat(graph.rows("person")).hasSize(199_999));
    }

    @Test
    void a_truncated_table_is_empty() {
        assumeTrue(source.abilities().contains(Ability.SQL));
        createPersons("a", "b");
        followPersons();
        names(Map.of("a", "name of a", "b", "name of b"));
        source.sql("TRUNCATE TABLE person");
        names(Map.of());
        source.change(rows -> rows.insert("person", "c", "after", null));
        names(Map.of("c", "after"));
    }

    @Test
    void a_column_may_be_added_renamed_and_dropped_that_no_mapping_reads() {
        assumeTrue(source.abilities().contains(Ability.ALTER));
        createPersons("a");
        start(new RowMappings(source.name(), "1").table("person", "id", "name"));
        streaming();
        source.sql("ALTER TABLE person ADD COLUMN age varchar(10)");
        source.change(rows -> rows.insert("person", "b", "added", null, "7"));
        source.sql("ALTER TABLE person RENAME COLUMN note TO remark");
        source.change(rows -> rows.insert("person", "c", "renamed", null, "7"));
        source.sql("ALTER TABLE person DROP COLUMN remark");
        source.change(rows -> rows.insert("person", "d", "dropped", "7"));
        names(Map.of("a", "name of a", "b", "added", "c", "renamed", "d", "dropped"));
    }

    @Test
    void a_source_whose_mapped_column_is_gone_stops_and_says_which() {
        assumeTrue(source.abilities().contains(Ability.ALTER));
        createPersons("a");
        start(new RowMappings(source.name(), "1").table("person", "id", "name"));
        streaming();
        source.change(rows -> rows.insert("person", "b", "before", null));
        names(Map.of("a", "name of a", "b", "before"));
        source.sql("ALTER TABLE person RENAME COLUMN name TO full_name");
        source.change(rows -> rows.insert("person", "c", "after", null));
        eventually(status -> assertThat(status.state()).isEqualTo(State.STOPPED));
        assertThat(capture.status().lastFault().place().toString()).isEqualTo(source.name() + "/person.sql:1:8");
        stop();
        start(new RowMappings(source.name(), "1").table("person", "id", "name"));
        eventually(status -> assertThat(status.state()).isEqualTo(State.STOPPED));
        stop();
        source.sql("ALTER TABLE person RENAME COLUMN full_name TO name");
        source.change(rows -> rows.insert("person", "d", "mended", null));
        start(new RowMappings(source.name(), "3").table("person", "id", "name"));
        names(Map.of("a", "name of a", "b", "before", "c", "after", "d", "mended"));
    }

    @Test
    void a_log_that_is_gone_stops_the_source_and_says_what_to_do() {
        assumeTrue(source.abilities().contains(Ability.LOG));
        createPersons("a");
        followPersons();
        stop();
        source.change(rows -> rows.insert("person", "b", "unread", null));
        source.loseLog();
        start(RowMappings.of(source.name(), "person"));
        eventually(status -> assertThat(status.state()).isEqualTo(State.STOPPED));
        assertThat(capture.status().lastFault().toString()).contains("heyi up --resnapshot " + source.name());
        stop();
        graph.restart(source.name(), "");
        followPersons();
        names(Map.of("a", "name of a", "b", "unread"));
    }
}
