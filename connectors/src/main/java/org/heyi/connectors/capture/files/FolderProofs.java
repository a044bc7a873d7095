package org.heyi.connectors.capture.files;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.heyi.connectors.capture.AskedComparisons;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Comparison;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.capture.TableStatus;
import org.heyi.connectors.record.Differences;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Compares a folder's tables with the graph: each once its file was read, then now and then, and when somebody asks. Used by one thread. */
final class FolderProofs {
    private static final Duration REST = Duration.ofHours(1);
    private final CaptureContext context;
    private final Progress progress;
    private final FilePositions positions;
    private final AskedComparisons asked;
    private final Map<String, FileProof> proofs = new TreeMap<>();
    private final Map<String, FileMark> compared = new HashMap<>();
    private final Map<String, Instant> due = new HashMap<>();

    FolderProofs(CaptureContext context, Progress progress, FilePositions positions, AskedComparisons asked) {
        this.context = context;
        this.progress = progress;
        this.positions = positions;
        this.asked = asked;
    }

    /** These files are one of the tables. */
    void add(FolderFiles files) {
        proofs.put(files.table(), new FileProof(context, positions, files));
        progress.table(new TableStatus(files.table(), positions.of(files.table()) == null, null, null, null, false));
    }

    /** Compares what is due. */
    void look() throws InterruptedException {
        for (AskedComparisons.Asked next = asked.next(); next != null; next = asked.next()) {
            next.answer().complete(compare(next.table(), next.mend()));
        }
        Instant now = Instant.now();
        for (String table : proofs.keySet()) {
            @Nullable FileMark read = positions.of(table);
            boolean other = read != null && !read.equals(compared.get(table));
            if (read != null && (other || !due.getOrDefault(table, Instant.MIN).isAfter(now))) {
                compare(table, true);
                compared.put(table, read);
                due.put(table, now.plus(REST));
            }
        }
    }

    private Comparison compare(String table, boolean mend) throws InterruptedException {
        FileProof proof = proofs.get(table);
        if (proof == null) {
            Place place = Place.of(context.source() + "/" + table);
            return Comparison.failed(table, Fault.of(FaultCode.NOT_COMPARED, place, "it is left out"));
        }
        Comparison comparison = proof.compare(mend);
        Differences differences = comparison.differences();
        if (differences == null) {
            progress.table(new TableStatus(table, false, null, null, comparison.fault(), false));
        } else if (mend || differences.isEmpty()) {
            progress.table(new TableStatus(table, false, Instant.now(), differences.count(), null, false));
        }
        return comparison;
    }
}
