package org.heyi.hub.correction.api;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.correction.CorrectionFilter;
import org.heyi.hub.correction.CorrectionPage;
import org.heyi.hub.correction.CorrectionsWaiting;
import org.heyi.hub.graph.CorrectionState;
import org.heyi.hub.graph.Corrections;
import org.heyi.hub.query.Viewer;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.hub.query.cypher.CorrectionReader;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Answers {@code corrections}, {@code correctionsWaiting} and {@code decideCorrection}. */
public final class CorrectionFetchers {
    private static final int LARGEST_PAGE = 200;

    /** Each is a statement, or a transaction, of its own. */
    private static final int CORRECTIONS_OF_ONE_OPERATION = 50;

    private static final int LONGEST_DECIDER = 100;
    private static final int LONGEST_REASON = 1_000;

    private final Collection<String> departments;
    private final CorrectionReader reader;
    private final Corrections corrections;

    private CorrectionFetchers(Collection<String> departments, CorrectionReader reader, Corrections corrections) {
        this.departments = new TreeSet<>(departments);
        this.reader = reader;
        this.corrections = corrections;
    }

    /** Fetchers of an API; {@code departments} may be asked about. */
    public static RootFetchers of(Collection<String> departments, CorrectionReader reader, Corrections corrections) {
        CorrectionFetchers fetchers = new CorrectionFetchers(departments, reader, corrections);
        DataFetcher<CorrectionPage> page = fetchers::page;
        DataFetcher<List<CorrectionsWaiting>> waiting = environment -> reader.waiting(Viewer.OPERATOR);
        DataFetcher<Map<String, Object>> decide = fetchers::decide;
        return new RootFetchers(
                Map.of("corrections", page, "correctionsWaiting", waiting), Map.of("decideCorrection", decide));
    }

    private CorrectionPage page(DataFetchingEnvironment environment) {
        count(environment);
        String state = environment.getArgument("state");
        CorrectionFilter filter = new CorrectionFilter(
                department(environment, "department"),
                department(environment, "askedBy"),
                state == null ? null : CorrectionState.valueOf(state),
                environment.getArgument("overdue"));
        int first = Objects.requireNonNull(environment.<Integer>getArgument("first"));
        if (first < 0 || first > LARGEST_PAGE) {
            throw new FaultException(Fault.of(FaultCode.PAGE_SIZE, Place.of("first"), first, LARGEST_PAGE));
        }
        String after = environment.getArgument("after");
        return reader.page(Viewer.OPERATOR, filter, after == null ? 0 : number(after, FaultCode.CURSOR_INVALID), first);
    }

    private @Nullable String department(DataFetchingEnvironment environment, String argument) {
        String department = environment.getArgument(argument);
        if (department != null && !departments.contains(department)) {
            String near = DidYouMean.among(departments, department);
            throw new FaultException(Fault.of(FaultCode.SUBMISSION_DEPARTMENT, Place.of(argument), department, near));
        }
        return department;
    }

    private Map<String, Object> decide(DataFetchingEnvironment environment) {
        count(environment);
        String id = text(environment, "id");
        long number = number(id, FaultCode.UNKNOWN_CORRECTION);
        String decider = bounded("decider", text(environment, "decider"), LONGEST_DECIDER);
        String reason = environment.getArgument("reason");
        if (reason != null) {
            bounded("reason", reason, LONGEST_REASON);
        }
        if (text(environment, "decision").equals("ACCEPT")) {
            corrections.accept(number, decider, reason);
        } else {
            corrections.reject(number, decider, given(reason));
        }
        return reader.find(Viewer.OPERATOR, number).orElseThrow();
    }

    private static String given(@Nullable String reason) {
        if (reason == null) {
            throw new FaultException(Fault.of(FaultCode.CORRECTION_REASON, Place.of("reason")));
        }
        return reason;
    }

    private static long number(String text, FaultCode otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            String shown = text.substring(0, Math.min(text.length(), LONGEST_DECIDER));
            throw new FaultException(
                    Fault.of(otherwise, Place.of(otherwise == FaultCode.CURSOR_INVALID ? "after" : "id"), shown), e);
        }
    }

    private static String bounded(String name, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw new FaultException(Fault.of(FaultCode.SUBMISSION_ARGUMENT, Place.of(name), name, longest));
        }
        return text;
    }

    private static void count(DataFetchingEnvironment environment) {
        AtomicInteger count =
                environment.getGraphQlContext().computeIfAbsent(CorrectionFetchers.class, any -> new AtomicInteger());
        if (count.incrementAndGet() > CORRECTIONS_OF_ONE_OPERATION) {
            throw new FaultException(
                    Fault.of(FaultCode.CORRECTIONS_TOO_MANY, Place.of("operation"), CORRECTIONS_OF_ONE_OPERATION));
        }
    }

    private static String text(DataFetchingEnvironment environment, String argument) {
        return Objects.requireNonNull(environment.getArgument(argument));
    }
}
