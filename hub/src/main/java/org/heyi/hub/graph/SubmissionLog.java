package org.heyi.hub.graph;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Record;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.neo4j.driver.Driver;
import org.neo4j.driver.QueryRunner;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;

/**
 * The log of the hub's own source: each submission once, numbered in the order in which they were committed. A submission, its answers and
 * the source's position are committed in one transaction.
 */
public final class SubmissionLog {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private final Driver driver;
    private final GraphSink sink;

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
            return digest(session, key);
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
        try {
            sink.inTurn(CollectedSource.NAME, LONGEST_WAIT, transaction -> append(transaction, submission));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FaultException(Fault.of(FaultCode.GRAPH_AWAY, Place.of("graph")), e);
        } catch (Neo4jException e) {
            throw fault(e);
        }
    }

    private void append(QueryRunner transaction, Submission submission) {
        Optional<String> known = digest(transaction, submission.key());
        if (known.isPresent()) {
            if (!known.get().equals(submission.digest())) {
                throw new FaultException(Fault.of(FaultCode.SUBMISSION_KEY_REUSED, Place.of("key"), submission.key()));
            }
            return;
        }
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        String position = String.valueOf(log(transaction, submission, now));
        Set<String> later = answeredLater(transaction, submission);
        List<SourceChange> changes = submission.answers().stream()
                .filter(record -> !later.contains(record.key().text()))
                .map(record -> new SourceChange(new Change.Upsert(record), position, now.toInstant()))
                .toList();
        sink.apply(transaction, new Batch(CollectedSource.NAME, changes, position, null, null));
    }

    private static Optional<String> digest(QueryRunner transaction, String key) {
        return transaction
                .run("MATCH (s:Submission {key: $key}) RETURN s.digest AS digest", Map.of("key", key))
                .list(row -> row.get("digest").asString())
                .stream()
                .findFirst();
    }

    private static long log(QueryRunner transaction, Submission submission, OffsetDateTime now) {
        Map<String, Object> properties = new HashMap<>(submission.log());
        properties.put("key", submission.key());
        properties.put("digest", submission.digest());
        properties.put("answeredAt", submission.answeredAt());
        properties.put("committedAt", now);
        return transaction
                .run("""
                        MATCH (source:Source {name: $source}) SET source.sequence = coalesce(source.sequence, 0) + 1
                        CREATE (s:Submission) SET s = $properties, s.sequence = source.sequence RETURN s.sequence AS sequence
                        """, Map.of("source", CollectedSource.NAME, "properties", properties))
                .single()
                .get("sequence")
                .asLong();
    }

    /** Keys of answers that are kept already and were answered later than these, which come late. */
    private static Set<String> answeredLater(QueryRunner transaction, Submission submission) {
        List<String> keys = submission.answers().stream()
                .map(Record::key)
                .map(key -> key.text())
                .toList();
        return new HashSet<>(transaction
                .run("""
                        UNWIND $keys AS key MATCH (r:Record {_key: key}) WHERE r._updatedAt > $answeredAt RETURN key
                        """, Map.of("keys", keys, "answeredAt", submission.answeredAt()))
                .list(row -> row.get("key").asString()));
    }

    static RuntimeException fault(Neo4jException e) {
        return e instanceof RetryableException
                ? new FaultException(Fault.of(FaultCode.GRAPH_AWAY, Place.of("graph")), e)
                : e;
    }
}
