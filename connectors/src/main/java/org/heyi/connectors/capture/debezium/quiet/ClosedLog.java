package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import io.debezium.pipeline.ErrorHandler;
import io.debezium.pipeline.source.spi.ChangeEventSource.ChangeEventSourceContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the end of a connection to a binary log an error, as it is while the log is to be read. Debezium's reader tries by itself to connect
 * again, at intervals, and nobody would know meanwhile that the server is away.
 */
final class ClosedLog extends BinaryLogClient.AbstractLifecycleListener {
    private final ErrorHandler errors;
    private volatile @Nullable ChangeEventSourceContext reading;

    ClosedLog(ErrorHandler errors) {
        this.errors = errors;
    }

    /** The log is read, as long as the context says so. */
    void reading(ChangeEventSourceContext context) {
        reading = context;
    }

    @Override
    public void onDisconnect(BinaryLogClient client) {
        ChangeEventSourceContext context = reading;
        if (context != null && context.isRunning()) {
            errors.setProducerThrowable(new IOException("the server has closed the connection to its log"));
        }
    }
}
