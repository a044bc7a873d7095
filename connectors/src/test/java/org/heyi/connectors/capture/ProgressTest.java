package org.heyi.connectors.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.junit.jupiter.api.Test;

class ProgressTest {
    @Test
    void files_that_are_read_one_after_another_count_up_to_the_rows_of_all() throws InterruptedException {
        Progress progress = new Progress(new CaptureContext("health", "health", null, batch -> {}, null, null));
        Batch rows = new Batch("health", List.of(), null, new Batch.Snapshot("run", Set.of()), null);

        progress.snapshot(3L);
        progress.apply(rows, 2);
        assertThat(progress.status(null).expectedRows()).isEqualTo(3);
        progress.apply(rows, 1);
        progress.snapshot(4L);
        progress.apply(rows, 1);

        SourceStatus second = progress.status(null);
        assertThat(second.rows()).isEqualTo(4);
        assertThat(second.expectedRows()).isEqualTo(7);
        assertThat(second.snapshotRows()).as("of the file").isEqualTo(1);
        progress.streaming();
        assertThat(progress.status(null).expectedRows()).isNull();
    }

    @Test
    void what_was_late_is_behind_only_as_long_as_more_may_come_behind_it() throws InterruptedException {
        Progress progress = new Progress(new CaptureContext("health", "health", null, batch -> {}, null, null));
        Change gone = new Change.Truncate("health", "patient");
        Instant then = Instant.now().minusSeconds(100);
        SourceChange late = new SourceChange(gone, null, then);

        progress.apply(new Batch("health", List.of(late), "1", null, null), 1);

        assertThat(progress.isBehind(Duration.ofSeconds(60))).isTrue();
        assertThat(progress.isBehind(Duration.ofSeconds(200))).isFalse();
        assertThat(progress.isBehind(Duration.ZERO))
                .as("nothing came for longer than that")
                .isFalse();
    }
}
