package org.heyi.hub.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

class Neo4jProcessTest {

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
}
