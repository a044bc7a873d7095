package org.heyi.hub.report.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.heyi.hub.query.execution.Asking;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.document.ReportPeriod;

/** Reads a report's rows from the graph into a file. */
final class RunMaker {
    /** Whoever asks for more waits: each keeps the graph busy. */
    private static final int AT_ONCE = 2;

    private final Semaphore making = new Semaphore(AT_ONCE);
    private final RowReader reader;
    private final Clock clock;

    RunMaker(Asking asking, Clock clock) {
        this.reader = new RowReader(asking);
        this.clock = clock;
    }

    /** The run, with its rows in {@code rows}, which is there whole or not at all. */
    KeptRun make(Report report, ReportPeriod period, Path rows) throws IOException {
        making.acquireUninterruptibly();
        try {
            return read(report, period, rows);
        } finally {
            making.release();
        }
    }

    private KeptRun read(Report report, ReportPeriod period, Path rows) throws IOException {
        long[] count = new long[1];
        String madeAt = clock.instant().toString();
        String hash = KeptFile.write(rows, out -> {
            try (RowsFile table = new RowsFile(TableHead.of(report), out)) {
                count[0] = reader.read(report, period, table);
            }
        });
        return new KeptRun(
                report.code(),
                report.title().en(),
                report.title().zh(),
                period.toString(),
                report.parameters(period),
                report.query(),
                madeAt,
                count[0],
                hash,
                Map.of(),
                null,
                null);
    }
}
