package org.heyi.hub.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short run; longer ones: {@code heyi torture --seed S --minutes M}. */
class TortureTest {
    @Test
    void the_graph_is_what_the_rows_say_whatever_was_killed_and_cut_on_the_way(@TempDir Path data) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);

        assertThat(Torture.run(1, Duration.ofSeconds(25), data, out)).isEmpty();
    }
}
