package org.heyi.hub.ledger.api;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.heyi.hub.ledger.Burden;
import org.heyi.hub.ledger.BurdenBy;
import org.heyi.hub.query.Viewer;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.hub.query.cypher.LedgerReader;
import org.heyi.hub.report.document.Every;
import org.heyi.hub.report.document.ReportPeriod;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Answers {@code burden}. */
public final class LedgerFetchers {
    /** Each is a statement of its own. */
    private static final int LEDGERS_OF_ONE_OPERATION = 20;

    private static final int SHOWN = 100;

    private LedgerFetchers() {}

    /** Fetchers of the API of an ontology; days begin and end in {@code zone}. */
    public static RootFetchers of(Ontology ontology, LedgerReader reader, ZoneId zone) {
        DataFetcher<List<Burden>> burden = environment -> {
            count(environment);
            ReportPeriod period = period(text(environment, "period"));
            BurdenBy by = BurdenBy.valueOf(text(environment, "by"));
            if (by.isArea() && ontology.area().isEmpty()) {
                throw new FaultException(Fault.of(FaultCode.BURDEN_NO_AREAS, Place.of("by")));
            }
            return reader.read(Viewer.OPERATOR, period.from(), period.to(), zone, by);
        };
        return new RootFetchers(Map.of("burden", burden), Map.of());
    }

    private static ReportPeriod period(String name) {
        return Arrays.stream(Every.values())
                .map(every -> every.period(name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.of(
                        FaultCode.BURDEN_PERIOD,
                        Place.of("period"),
                        name.substring(0, Math.min(name.length(), SHOWN)))));
    }

    private static void count(DataFetchingEnvironment environment) {
        AtomicInteger count =
                environment.getGraphQlContext().computeIfAbsent(LedgerFetchers.class, any -> new AtomicInteger());
        if (count.incrementAndGet() > LEDGERS_OF_ONE_OPERATION) {
            throw new FaultException(
                    Fault.of(FaultCode.BURDENS_TOO_MANY, Place.of("operation"), LEDGERS_OF_ONE_OPERATION));
        }
    }

    private static String text(DataFetchingEnvironment environment, String argument) {
        return Objects.requireNonNull(environment.getArgument(argument));
    }
}
