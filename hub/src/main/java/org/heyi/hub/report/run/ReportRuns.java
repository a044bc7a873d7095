package org.heyi.hub.report.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private final RowReader reader;
    private final Path directory;
    private final Path passing;
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
        this.reader = new RowReader(asking);
        this.directory = directory;
        this.passing = directory.resolve(".passing");
        this.kept = new KeptRuns(directory);
        this.clock = clock;
        deletePassing();
    }

    private void deletePassing() {
        if (Files.isDirectory(passing)) {
            try (Stream<Path> left = Files.list(passing)) {
                for (Path file : left.toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw notKept(e);
            }
        }
    }

    /** The reports there are, in order of code. */
    public List<Report> reports() {
        return reports.reports();
    }

    /** Names of a report's periods that were kept, the latest first. */
    public List<String> periods(String code) {
        try {
            return kept.periods(code);
        } catch (IOException e) {
            throw notKept(e);
        }
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
        ReportPeriod current = report.every().around(LocalDate.now(clock.withZone(report.zone())));
        ReportPeriod asked = period == null ? current.previous() : period(report, period, current);
        try {
            return asked.equals(current) ? passing(report, asked, wanted) : kept(report, asked, wanted);
        } catch (IOException e) {
            throw notKept(e);
        }
    }

    private static ReportPeriod period(Report report, String name, ReportPeriod current) {
        Place place = Place.of("period");
        ReportPeriod period = report.every()
                .period(name)
                .orElseThrow(() -> new FaultException(Fault.of(
                        FaultCode.REPORT_PERIOD,
                        place,
                        name,
                        report.code(),
                        current.previous().toString())));
        if (period.from().isAfter(current.from())) {
            throw new FaultException(
                    Fault.of(FaultCode.REPORT_PERIOD_AHEAD, place, name, report.code(), current.toString()));
        }
        return period;
    }

    private ReportFile kept(Report report, ReportPeriod period, Format format) throws IOException {
        Lock lock = locks.get(Math.floorMod(Objects.hash(report.code(), period.toString()), LOCKS));
        lock.lock();
        try {
            KeptRun run = kept.find(report.code(), period.toString()).orElse(null);
            if (run == null) {
                run = made(report, period, kept.rows(report.code(), period.toString()));
                kept.keep(run);
            }
            run = kept.with(run, format);
            Path file = kept.file(run.code(), run.period(), format.ending());
            return file(run, format, true, file);
        } finally {
            lock.unlock();
        }
    }

    private ReportFile passing(Report report, ReportPeriod period, Format format) throws IOException {
        Path rows = passing.resolve(UUID.randomUUID() + ".rows");
        Path file = passing.resolve(UUID.randomUUID() + "." + format.ending());
        try {
            KeptRun run = made(report, period, rows);
            String hash = KeptFile.write(file, out -> RowsFile.copy(rows, format, out));
            return file(run.with(format, hash), format, false, file);
        } finally {
            Files.deleteIfExists(rows);
        }
    }

    private KeptRun made(Report report, ReportPeriod period, Path rows) throws IOException {
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
                Map.of());
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
