package org.heyi.hub.report.api;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.hub.report.api.ShownRun.Page;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.document.ReportPeriod;
import org.heyi.hub.report.run.KeptRun;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.hub.report.schedule.ReportSchedule;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Answers {@code reports} and {@code report}. */
public final class ReportFetchers {
    /** Each reads a file of its own, or makes it for the first time. */
    private static final int REPORTS_OF_ONE_OPERATION = 10;

    private final Supplier<ReportRuns> runs;

    private ReportFetchers(Supplier<ReportRuns> runs) {
        this.runs = runs;
    }

    /** Fetchers of an API; reports are asked for by way of the same API, so that they are there only after it. */
    public static RootFetchers of(Supplier<ReportRuns> runs, Supplier<ReportSchedule> schedule) {
        ReportFetchers fetchers = new ReportFetchers(runs);
        DataFetcher<List<ListedReport>> list = environment -> schedule.get().statuses().stream()
                .map(status -> ListedReport.of(status, runs.get()))
                .toList();
        DataFetcher<ShownRun> run = fetchers::run;
        return new RootFetchers(Map.of("reports", list, "report", run), Map.of());
    }

    private ShownRun run(DataFetchingEnvironment environment) {
        count(environment);
        ReportRuns all = runs.get();
        Report report = all.report(Objects.requireNonNull(environment.getArgument("code")));
        ReportPeriod period = all.period(report, environment.getArgument("period"));
        if (period.equals(all.current(report))) {
            throw new FaultException(
                    Fault.of(FaultCode.REPORT_NOT_OVER, Place.of("period"), period.toString(), report.code()));
        }
        KeptRun run = all.keep(report, period);
        return new ShownRun(run, all.columns(run), rows(all, run, environment));
    }

    private static @Nullable Page rows(ReportRuns all, KeptRun run, DataFetchingEnvironment environment) {
        if (!environment.getSelectionSet().contains("rows")) {
            return null;
        }
        int first = Objects.requireNonNull(environment.<Integer>getArgument("first"));
        return RowPages.page(all, run, first, environment.getArgument("after"));
    }

    private static void count(DataFetchingEnvironment environment) {
        AtomicInteger count =
                environment.getGraphQlContext().computeIfAbsent(ReportFetchers.class, any -> new AtomicInteger());
        if (count.incrementAndGet() > REPORTS_OF_ONE_OPERATION) {
            throw new FaultException(
                    Fault.of(FaultCode.REPORT_RUNS_TOO_MANY, Place.of("operation"), REPORTS_OF_ONE_OPERATION));
        }
    }
}
