package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.postgresql.connection.Lsn;
import io.debezium.connector.postgresql.connection.ReplicationConnection;
import io.debezium.connector.postgresql.connection.ReplicationStream;
import io.debezium.connector.postgresql.connection.WalPositionLocator;
import io.debezium.connector.postgresql.spi.SlotCreationResult;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * A replication connection whose stream, while the server sends nothing, is asked less often. Asking costs system calls and an exception;
 * Debezium does it several hundred times a second. Its rows come as text.
 */
final class QuietReplication implements ReplicationConnection {
    private final ReplicationConnection connection;

    QuietReplication(ReplicationConnection connection) {
        this.connection = connection;
    }

    @Override
    public ReplicationStream startStreaming(WalPositionLocator position) throws SQLException, InterruptedException {
        return new QuietStream(connection.startStreaming(position));
    }

    @Override
    public ReplicationStream startStreaming(Lsn offset, WalPositionLocator position)
            throws SQLException, InterruptedException {
        return new QuietStream(connection.startStreaming(offset, position));
    }

    @Override
    public Optional<SlotCreationResult> createReplicationSlot() throws SQLException {
        return connection.createReplicationSlot();
    }

    @Override
    public void initConnection() throws SQLException, InterruptedException {
        connection.initConnection();
    }

    @Override
    public boolean isConnected() throws SQLException {
        return connection.isConnected();
    }

    @Override
    public void reconnect() throws SQLException {
        connection.reconnect();
    }

    @Override
    public void close() throws Exception {
        connection.close();
    }

    /** Its stream. */
    private static final class QuietStream implements ReplicationStream {
        private final ReplicationStream stream;
        private final Idleness idleness = new Idleness();

        private QuietStream(ReplicationStream stream) {
            this.stream = stream;
        }

        @Override
        public void read(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
            stream.read(message -> processor.process(TextMessage.of(message)));
        }

        @Override
        public boolean readPending(ReplicationMessageProcessor processor) throws SQLException, InterruptedException {
            boolean read = stream.readPending(message -> processor.process(TextMessage.of(message)));
            if (read) {
                idleness.end();
            } else if (!idleness.isActive()) {
                idleness.pause();
            }
            return read;
        }

        @Override
        public void flushLsn(Lsn lsn) throws SQLException {
            stream.flushLsn(lsn);
        }

        @Override
        public Lsn lastReceivedLsn() {
            return stream.lastReceivedLsn();
        }

        @Override
        public Lsn startLsn() {
            return stream.startLsn();
        }

        @Override
        public void startKeepAlive(ExecutorService service) {
            stream.startKeepAlive(service);
        }

        @Override
        public void stopKeepAlive() {
            stream.stopKeepAlive();
        }

        @Override
        public void close() throws Exception {
            stream.close();
        }
    }
}
