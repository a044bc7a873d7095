package org.heyi.hub.report.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.heyi.hub.query.execution.Asking;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.document.ReportPeriod;
import org.heyi.hub.report.document.Reports;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Makes reports. That of a period that is over is made once and kept; whoever asks for it again, in whatever format, gets the same rows. That
 * of the period that has begun is made anew each time.
 */
public final class ReportRuns {
    private static final int LOCKS = 16;
    private final Reports reports;
    private final RunMaker maker;
    private final Path directory;
    private final PassingFiles passing;
    private final KeptRuns kept;
    private final Clock clock;
    private final List<Lock> locks =
            IntStream.range(0, LOCKS).<Lock>mapToObj(i -> new ReentrantLock()).toList();

    /**
     * @param directory where runs are kept; made when it is not there
     * @throws FaultException when what a crash left there cannot be deleted
     */
    public ReportRuns(Reports reports, Asking asking, Path directory, Clock clock) {
        this.reports = reports;
        this.maker = new RunMaker(asking, clock);
        this.directory = directory;
        this.passing = new PassingFiles(directory.resolve(".passing"));
        this.kept = new KeptRuns(directory);
        this.clock = clock;
        try {
            passing.deleteAll();
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** The reports there are, in order of code. */
    public List<Report> reports() {
        return reports.reports();
    }

    /** Where files are that nobody keeps. */
    public PassingFiles passing() {
        return passing;
    }

    /** Names of a report's periods that were kept, the latest first. */
    public List<String> periods(String code) {
        try {
            return kept.periods(code);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /** @throws FaultException when there is no report of this code */
    public Report report(String code) {
        return reports.report(code);
    }

    /** The period that has begun. */
    public ReportPeriod current(Report report) {
        return report.current(clock);
    }

    /** What was kept of a report's period; empty when it was not made yet. */
    public Optional<KeptRun> find(Report report, ReportPeriod period) {
        return kept.find(report.code(), period.toString());
    }

    /**
     * Keeps the run of a period that is over, unless it is kept already.
     *
     * @throws FaultException when the rows cannot be read or kept
     */
    public KeptRun keep(Report report, ReportPeriod period) {
        return locked(report, period, () -> keptOrMade(report, period));
    }

    /** Changes what is known of a kept run; its rows stay what they are. */
    public void change(Report report, ReportPeriod period, UnaryOperator<KeptRun> to) {
        locked(report, period, () -> {
            KeptRun changed = to.apply(keptOrMade(report, period));
            kept.keep(changed);
            return changed;
        });
    }

    /** What the columns of a kept run are called, in order. */
    public List<String> columns(KeptRun run) {
        try {
            return RowsFile.head(kept.rows(run.code(), run.period())).columns().stream()
                    .map(TableHead.HeadColumn::name)
                    .toList();
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /**
     * Some of a kept run's rows.
     *
     * @param after {@link RowPage#end} of an earlier page; 0 for the first
     * @throws FaultException when no page ended there, or the rows are not what was kept
     */
    public RowPage page(KeptRun run, long after, int first) {
        try {
            return RowPage.read(kept.rows(run), after, first);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    /**
     * The period of this name, which has begun; the latest that is over when it is null.
     *
     * @throws FaultException when it is no period of the report, or has not begun
     */
    public ReportPeriod period(Report report, @Nullable String name) {
        return name == null ? current(report).previous() : report.period(name, clock);
    }

    /**
     * The report of a period as a file.
     *
     * @param period such as {@code 2026-10}; null for the latest that is over
     * @param format such as {@code csv}
     * @throws FaultException when there is no such report, period or format, or the rows cannot be read or kept
     */
    public ReportFile run(String code, @Nullable String period, String format) {
        Report report = reports.report(code);
        Format wanted = Format.of(format);
        ReportPeriod asked = period(report, period);
        try {
            return asked.equals(current(report)) ? passing(report, asked, wanted) : kept(report, asked, wanted);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private ReportFile kept(Report report, ReportPeriod period, Format format) {
        return locked(report, period, () -> {
            KeptRun run = kept.with(keptOrMade(report, period), format);
            return file(run, format, true, kept.file(run.code(), run.period(), format.ending()));
        });
    }

    private KeptRun keptOrMade(Report report, ReportPeriod period) throws IOException {
        Optional<KeptRun> found = kept.find(report.code(), period.toString());
        if (found.isPresent()) {
            return found.get();
        }
        KeptRun run = maker.make(report, period, kept.rows(report.code(), period.toString()));
        kept.keep(run);
        return run;
    }

    /** What reads and writes a kept run. */
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T locked(Report report, ReportPeriod period, Work<T> work) {
        Lock lock = locks.get(Math.floorMod(Objects.hash(report.code(), period.toString()), LOCKS));
        lock.lock();
        try {
            return work.run();
        } catch (IOException e) {
            throw notKept(e);
        } finally {
            lock.unlock();
        }
    }

    private ReportFile passing(Report report, ReportPeriod period, Format format) throws IOException {
        Path rows = passing.file("rows");
        Path file = passing.file(format.ending());
        try {
            KeptRun run = maker.make(report, period, rows);
            String hash = KeptFile.write(file, out -> RowsFile.copy(rows, format, out));
            return file(run.with(format, hash), format, false, file);
        } finally {
            Files.deleteIfExists(rows);
        }
    }

    /** What is not kept is deleted when it was read; after a crash, when the hub starts again. */
    private static ReportFile file(KeptRun run, Format format, boolean kept, Path file) throws IOException {
        long length = Files.size(file);
        StandardOpenOption[] options = kept
                ? new StandardOpenOption[] {StandardOpenOption.READ}
                : new StandardOpenOption[] {StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE};
        String hash = Objects.requireNonNull(run.files().get(format.ending()));
        return new ReportFile(run, format, kept, hash, length, Files.newInputStream(file, options));
    }

    private FaultException notKept(IOException e) {
        return new FaultException(
                Fault.of(FaultCode.REPORT_NOT_KEPT, Place.of("reports"), directory, String.valueOf(e.getMessage())), e);
    }
}
