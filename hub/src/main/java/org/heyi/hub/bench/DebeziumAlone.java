package org.heyi.hub.bench;

import io.debezium.connector.postgresql.PostgresConnector;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.DebeziumEngine.RecordCommitter;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.heyi.schema.fault.FaultException;

/** Debezium's own engine and connector with a consumer that only counts: how fast rows can come at all. */
final class DebeziumAlone implements AutoCloseable, ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    private static final long LONGEST_MILLIS = Duration.ofHours(1).toMillis();
    private static final int BATCH = 4_000;

    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private long events;

    private DebeziumAlone(Properties properties) {
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .notifying(this)
                .build();
    }

    /** Starts with a snapshot of the city's residents. */
    static DebeziumAlone start(BenchCity city) {
        DebeziumAlone alone = new DebeziumAlone(properties(city));
        Thread thread = new Thread(alone.engine, "debezium-alone");
        thread.setDaemon(true);
        thread.start();
        return alone;
    }

    private static Properties properties(BenchCity city) {
        URI address = URI.create(city.jdbcUrl().substring("jdbc:".length()));
        Properties properties = new Properties();
        properties.setProperty("name", "alone");
        properties.setProperty("connector.class", PostgresConnector.class.getName());
        properties.setProperty("offset.storage", MemoryOffsetBackingStore.class.getName());
        properties.setProperty("topic.prefix", "alone");
        properties.setProperty("database.hostname", address.getHost());
        properties.setProperty("database.port", String.valueOf(address.getPort()));
        properties.setProperty("database.dbname", address.getPath().substring(1));
        properties.setProperty("database.user", BenchCity.USER);
        properties.setProperty("database.password", BenchCity.PASSWORD);
        properties.setProperty("plugin.name", "pgoutput");
        properties.setProperty("slot.name", "alone");
        properties.setProperty("publication.autocreate.mode", "filtered");
        properties.setProperty("table.include.list", "public.resident");
        properties.setProperty("max.batch.size", String.valueOf(BATCH));
        properties.setProperty("max.queue.size", String.valueOf(2 * BATCH));
        properties.setProperty("snapshot.fetch.size", String.valueOf(BATCH));
        properties.setProperty("poll.interval.ms", "2");
        return properties;
    }

    @Override
    public void handleBatch(
            List<RecordChangeEvent<SourceRecord>> batch, RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
            throws InterruptedException {
        for (RecordChangeEvent<SourceRecord> event : batch) {
            committer.markProcessed(event);
        }
        committer.markBatchFinished();
        synchronized (this) {
            events += batch.size();
            notifyAll();
        }
    }

    /** Waits until so many rows and changes have come. */
    synchronized void await(long expected) throws InterruptedException {
        long deadline = System.currentTimeMillis() + LONGEST_MILLIS;
        while (events < expected) {
            long left = deadline - System.currentTimeMillis();
            if (left <= 0) {
                throw new FaultException(BenchFaults.failed("Debezium alone gave " + events + " of " + expected));
            }
            wait(left);
        }
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
