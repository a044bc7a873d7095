package org.heyi.hub.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.heyi.schema.fault.FaultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.Neo4jException;

class Neo4jProcessTest {
    @Test
    void a_Neo4j_that_cannot_start_says_why_and_where_more_stands(@TempDir Path data) throws IOException {
        Files.createDirectories(data.resolve("data"));
        Files.writeString(data.resolve("data").resolve("databases"), "a file where Neo4j keeps a directory");

        assertThatThrownBy(() -> Neo4jProcess.start(data).close())
                .isInstanceOf(FaultException.class)
                .hasMessageContaining("Neo4j did not start: java.")
                .hasMessageContaining("databases")
                .hasMessageContaining(data.resolve("neo4j.log") + " says more");
    }

    /** Mounts a small disk, so it runs when asked for: {@code -Dheyi.full.disk=true}, by whoever may mount. */
    @Test
    @EnabledIfSystemProperty(named = "heyi.full.disk", matches = "true")
    void a_full_disk_is_waited_out_and_what_was_there_is_there_again(@TempDir Path directory) throws Exception {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=96m", "tmpfs", disk.toString()), "not allowed to mount");
        try (Neo4jProcess neo4j = Neo4jProcess.start(disk.resolve("graph"));
                Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.basic("neo4j", neo4j.password()))) {
            driver.executableQuery("CREATE (:Kept)").execute();
            Path filler = disk.resolve("filler");
            fill(filler);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            driver.executableQuery("UNWIND range(1, 100) AS i CREATE (:More {text: $text})")
                                    .withParameters(Map.of("text", "x".repeat(1_000)))
                                    .execute();
                        }
                    })
                    .isInstanceOf(Neo4jException.class);
            Files.delete(filler);

            await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> {
                driver.executableQuery("MERGE (:Written)").execute();
                assertThat(driver.executableQuery("MATCH (k:Kept) RETURN k")
                                .execute()
                                .records())
                        .hasSize(1);
            });
        } finally {
            ran("umount", "-l", disk.toString());
        }
    }

    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] mebibyte = new byte[1 << 20];
            for (int i = 0; i < 1_000; i++) {
                out.write(mebibyte);
            }
            throw new AssertionError("the disk is not full");
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left on device");
        }
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a_killed_Neo4j_comes_back_on_the_same_address_with_its_data(@TempDir Path data) {
        try (Neo4jProcess neo4j = Neo4jProcess.start(data);
                Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.basic("neo4j", neo4j.password()))) {
            driver.executableQuery("CREATE (:Kept)").execute();
            long first = neo4j.pid();
            ProcessHandle.of(first).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofMinutes(3)).ignoreExceptions().untilAsserted(() -> {
                assertThat(neo4j.pid()).isNotEqualTo(first);
                assertThat(driver.executableQuery("MATCH (k:Kept) RETURN k")
                                .execute()
                                .records())
                        .hasSize(1);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"data/databases/system/neostore", "data/transactions/neo4j", "data/databases/neo4j/neostore"})
    void one_that_is_killed_while_its_store_is_made_makes_it_again(String made, @TempDir Path data) {
        Set<ProcessHandle> others = ProcessHandle.current().children().collect(Collectors.toSet());
        CompletableFuture<Void> first =
                CompletableFuture.runAsync(() -> Neo4jProcess.start(data).close());
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(data.resolve(made)));
        ProcessHandle.current()
                .children()
                .filter(child -> !others.contains(child))
                .forEach(ProcessHandle::destroyForcibly);
        assertThat(first).failsWithin(Duration.ofMinutes(1));

        try (Neo4jProcess neo4j = Neo4jProcess.start(data);
                Driver driver = GraphDatabase.driver(neo4j.uri(), AuthTokens.basic("neo4j", neo4j.password()))) {
            driver.executableQuery("CREATE (:Kept)").execute();
        }
        assertThat(data.resolve("unfinished")).doesNotExist();
    }
}
