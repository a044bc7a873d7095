package org.heyi.hub.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubFileTest {
    @Test
    void a_hub_whose_graph_is_elsewhere_makes_its_data_directory(@TempDir Path directory) {
        Path data = directory.resolve("not/there/yet");
        HubFile file = new HubFile(
                "http://127.0.0.1:1", "token", ProcessHandle.current().pid(), 0, "bolt://127.0.0.1:2");

        file.write(data);
        assertThat(HubFile.read(data)).as("of a hub that has ended").isEmpty();

        try (DataLock lock = DataLock.take(data)) {
            assertThat(HubFile.read(data)).contains(file);
        }
    }
}
