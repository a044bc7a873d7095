package org.heyi.connectors.capture.debezium;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.DebeziumEngine.ChangeConsumer;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of Debezium's engine on a thread of its own. */
final class EngineRun {
    private static final Logger LOG = LoggerFactory.getLogger(EngineRun.class);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;

    private EngineRun(Properties properties, ChangeConsumer<RecordChangeEvent<SourceRecord>> handler) {
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(properties)
                .notifying(handler)
                .using((success, message, error) -> end(success, message, error))
                .build();
    }

    static EngineRun start(
            String source, Properties properties, ChangeConsumer<RecordChangeEvent<SourceRecord>> handler) {
        EngineRun run = new EngineRun(properties, handler);
        Thread thread = new Thread(run.engine, "engine-" + source);
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void end(boolean success, @Nullable String message, @Nullable Throwable error) {
        if (success) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(error == null ? new IllegalStateException(message) : error);
        }
    }

    /**
     * Waits for the end of the run.
     *
     * @return whether it has ended
     * @throws ExecutionException when it ended because of a failure
     */
    boolean ended(long millis) throws InterruptedException, ExecutionException {
        try {
            ended.get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        }
    }

    /** Tells the engine to end; it does not while its task is starting, and has to be told again then. */
    void stop() {
        try {
            engine.close();
        } catch (IllegalStateException | IOException starting) {
            LOG.debug("The engine cannot end yet: {}", starting.getMessage());
        }
    }
}
