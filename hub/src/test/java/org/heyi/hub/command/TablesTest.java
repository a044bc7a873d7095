package org.heyi.hub.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.heyi.hub.command.OneDepartment.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.heyi.connectors.capture.TableStatus;
import org.heyi.hub.command.OneDepartment.Result;
import org.heyi.schema.fault.FaultException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees, and does, of single tables. */
class TablesTest {
    @TempDir
    private Path folder;

    private OneDepartment department;

    @BeforeEach
    void start() throws Exception {
        department = new OneDepartment(folder);
        department.comesToRest();
    }

    @AfterEach
    void close() {
        department.close();
    }

    private JsonNode source(String name) {
        JsonNode sources = JsonMapper.shared()
                .readTree(department.run("status", "--json").out())
                .get("sources");
        return sources.valueStream()
                .filter(s -> s.get("source").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(JsonNode source) {
        return source.get("tables")
                .valueStream()
                .map(t -> t.get("table").asString())
                .toList();
    }

    @Test
    void status_tells_each_table_to_machines_and_what_needs_attention_to_people() throws Exception {
        eventually().until(() -> !source("dep").at("/tables/0/provenAt").isNull());
        assertThat(names(source("dep"))).containsExactly("t", "u");
        assertThat(source("dep").at("/tables/0/differences").asLong(-1)).isZero();
        assertThat(source("dep").at("/tables/0/fault").isNull()).isTrue();
        assertThat(department.run("status").out()).doesNotContain("dep/t").doesNotContain("dep/u");

        department.sql("ALTER TABLE t DROP COLUMN d");
        eventually().until(() -> source("dep").at("/tables/0/stopped").asBoolean());

        Result status = department.run("status");
        assertThat(status.out()).containsPattern("dep/t +STOPPED .*HEYI-\\d{4}").doesNotContain("dep/u");
        assertThat(source("dep").at("/tables/0/fault/code").asString()).startsWith("HEYI-");
        assertThat(source("dep").at("/tables/1/fault").isNull()).isTrue();
    }

    @Test
    void reconcile_says_of_each_table_what_differs_and_puts_it_right() throws Exception {
        assertThat(department.run("reconcile").out())
                .containsPattern("dep +t +5 +0 +0 +0")
                .containsPattern("dep +u +3 +0 +0 +0")
                .containsPattern("folder +f +2 +0 +0 +0")
                .contains("0 differences");

        department.lose("dep/t/");
        department.lose("folder/f/");
        Result found = department.run("reconcile");
        assertThat(found.exitCode()).isEqualTo(Heyi.DIFFERENT);
        assertThat(found.out())
                .containsPattern("dep +t +5 +1 +0 +0")
                .contains("missing  dep/t/", "missing  folder/f/", "2 differences")
                .doesNotContain("已修复");

        Result repaired = department.run("reconcile", "--repair");
        assertThat(repaired.exitCode()).isZero();
        assertThat(repaired.out())
                .containsPattern("dep +t +5 +1 +0 +0 +put right")
                .contains("put right 已修复");
        assertThat(department.run("reconcile").out()).contains("0 differences");
        assertThat(department.records("dep/t/")).isEqualTo(5);
        assertThat(department.records("folder/f/")).isEqualTo(2);
    }

    @Test
    void a_table_that_cannot_be_compared_is_never_zero_differences() throws Exception {
        department.sql("ALTER TABLE t DROP COLUMN d");
        Files.delete(department.folder.resolve("connectors/folder/files/f.csv"));

        Result failed = department.run("reconcile", "--repair");

        assertThat(failed.exitCode()).isEqualTo(Heyi.FAILED);
        assertThat(failed.out())
                .containsPattern("dep +t +- +- +- +- +could not be compared")
                .containsPattern("dep +u +3 +0 +0 +0")
                .containsPattern("folder +f +- +- +- +- +could not be compared")
                .doesNotContain("differences");
        assertThat(failed.err()).contains("\"d\"").contains("HEYI-3102").contains("f.csv");
        eventually()
                .untilAsserted(() -> assertThat(department.run("status").out()).contains("dep/t"));
    }

    @Test
    void one_table_is_read_anew_alone() throws Exception {
        department.lose("dep/t/");
        department.stop();
        assertThatThrownBy(() -> department.start("dep/v"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("did you mean");
        assertThatThrownBy(() -> department.start("dap/t"))
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("\"dep\"");

        department.start("dep/t");
        eventually().until(() -> {
            assertThat(department.status("dep").tables())
                    .filteredOn(table -> table.table().equals("u"))
                    .noneMatch(TableStatus::reading);
            return department.records("dep/t/") == 5;
        });
        department.comesToRest();
        assertThat(department.status("dep").rows()).isGreaterThanOrEqualTo(5);
    }
}
