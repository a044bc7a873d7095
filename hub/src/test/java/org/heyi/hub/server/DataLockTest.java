package org.heyi.hub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One hub at a time works on a data directory, whatever ids its processes have. */
class DataLockTest {
    @TempDir
    Path data;

    @Test
    void a_directory_is_kept_for_the_hub_that_took_it_first() {
        try (DataLock first = DataLock.take(data)) {
            assertThat(DataLock.isTaken(data)).isTrue();
            assertThatThrownBy(() -> DataLock.take(data.resolve("../" + data.getFileName())))
                    .hasMessageContaining("HEYI-6004")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
            assertThat(DataLock.isTaken(data)).as("after it was refused").isTrue();
        }
        assertThat(DataLock.isTaken(data)).isFalse();
        DataLock.take(data).close();
    }

    @Test
    void another_process_keeps_it_until_it_ends_however_it_does() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("taken");
            assertThat(DataLock.isTaken(data)).isTrue();
            assertThatThrownBy(() -> DataLock.take(data)).hasMessageContaining("process " + other.pid());
        } finally {
            other.destroyForcibly().waitFor();
        }
        DataLock.take(data).close();
    }

    /** Takes the directory and waits to be ended. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws InterruptedException {
            DataLock.take(Path.of(arguments[0]));
            System.out.println("taken");
            Thread.sleep(60_000);
        }
    }
}
