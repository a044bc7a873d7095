package org.heyi.hub.graph;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.heyi.connectors.capture.Rate;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;

/**
 * The log of the hub's own source: each submission once, numbered in the order in which they were committed. A submission, its answers, the
 * corrections that they call for and the source's position are committed in one transaction.
 */
public final class SubmissionLog {
    private static final String DIGEST = "MATCH (s:Submission {key: $key}) RETURN s.digest AS digest";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private final Driver driver;
    private final GraphSink sink;
    private final LongAdder answers = new LongAdder();
    private final Rate rate = new Rate(System::nanoTime);

    public SubmissionLog(Driver driver, GraphSink sink) {
        this.driver = driver;
        this.sink = sink;
    }

    /**
     * The digest of the submission that has this key; empty when there is none.
     *
     * @throws FaultException when the graph is away
     */
    public Optional<String> digest(String key) {
        try (Session session = driver.session()) {
            return first(session.run(DIGEST, Map.of("key", key)).list());
        } catch (Neo4jException e) {
            throw fault(e);
        }
    }

    /**
     * Keeps a submission and applies its answers; one that is there already changes nothing. Of two answers of one department to one field
     * the one answered later holds, of two answered at one time the one committed later.
     *
     * @throws FaultException when the key is that of another submission, or the graph is away: then nothing was kept, or what was kept
     *     is found again under the key
     */
    public void append(Submission submission) {
        int[] kept = new int[1];
        inTurn(sink, transaction -> kept[0] = append(transaction, submission));
        answers.add(kept[0]);
        rate.add(kept[0]);
    }

    /** How the source is doing. Its rows are answers; it has no lag, since an answer is taken when it is committed. */
    public SourceStatus status() {
        return new SourceStatus(
                CollectedSource.NAME,
                CollectedSource.NAME,
                SourceStatus.State.STREAMING,
                null,
                null,
                answers.sum(),
                rate.perSecond(),
                0,
                null,
                sink.waitingFor());
    }

    /**
     * Runs {@code work} in a transaction of the hub's own source.
     *
     * @throws FaultException when the graph is away
     */
    static void inTurn(GraphSink sink, Consumer<GraphTransaction> work) {
        try {
            sink.inTurn(CollectedSource.NAME, LONGEST_WAIT, work);
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.of(FaultCode.GRAPH_AWAY, Place.of("graph")), e);
        } catch (Neo4jException e) {
            throw fault(e);
        }
    }

    /** Gives how many answers were applied. */
    private int append(GraphTransaction transaction, Submission submission) {
        Optional<String> known = first(transaction.read(DIGEST, Map.of("key", submission.key())));
        if (known.isPresent()) {
            if (!known.get().equals(submission.digest())) {
                throw new FaultException(Fault.of(FaultCode.SUBMISSION_KEY_REUSED, Place.of("key"), submission.key()));
            }
            return 0;
        }
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String position = String.valueOf(log(transaction, submission, now));
        Set<String> later = answeredLater(transaction, submission);
        List<Record> applied = submission.answers().stream()
                .filter(record -> !later.contains(record.key().text()))
                .toList();
        List<SourceChange> changes = applied.stream()
                .map(record -> new SourceChange(new Change.Upsert(record), position, now.toInstant()))
                .toList();
        sink.apply(transaction, new Batch(CollectedSource.NAME, changes, position, null, null));
        long corrected = new CorrectionOpening(sink, transaction, submission, now).open(applied);
        if (corrected > 0) {
            transaction.write(
                    "MATCH (s:Submission {key: $key}) SET s.corrected = $corrected",
                    Map.of("key", submission.key(), "corrected", corrected));
        }
        return applied.size();
    }

    private static Optional<String> first(List<org.neo4j.driver.Record> digests) {
        return digests.stream().map(row -> row.get("digest").asString()).findFirst();
    }

    private static long log(GraphTransaction transaction, Submission submission, OffsetDateTime now) {
        Map<String, Object> properties = new HashMap<>(submission.log());
        properties.put("key", submission.key());
        properties.put("digest", submission.digest());
        properties.put("answeredAt", submission.answeredAt());
        properties.put("committedAt", now);
        return transaction
                .read("""
                        MATCH (source:Source {name: $source}) SET source.sequence = coalesce(source.sequence, 0) + 1
                        CREATE (s:Submission) SET s = $properties, s.sequence = source.sequence RETURN s.sequence AS sequence
                        """, Map.of("source", CollectedSource.NAME, "properties", properties))
                .get(0)
                .get("sequence")
                .asLong();
    }

    /** Keys of answers that are kept already and were answered later than these, which come late. */
    private static Set<String> answeredLater(GraphTransaction transaction, Submission submission) {
        List<String> keys = submission.answers().stream()
                .map(Record::key)
                .map(key -> key.text())
                .toList();
        return transaction.read("""
                        UNWIND $keys AS key MATCH (r:Record {_key: key}) WHERE r._updatedAt > $answeredAt RETURN key
                        """, Map.of("keys", keys, "answeredAt", submission.answeredAt())).stream()
                .map(row -> row.get("key").asString())
                .collect(Collectors.toSet());
    }

    static RuntimeException fault(Neo4jException e) {
        return e instanceof RetryableException
                ? new FaultException(Fault.of(FaultCode.GRAPH_AWAY, Place.of("graph")), e)
                : e;
    }
}
