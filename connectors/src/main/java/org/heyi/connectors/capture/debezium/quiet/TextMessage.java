package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.postgresql.PostgresStreamingChangeEventSource.PgConnectionSupplier;
import io.debezium.connector.postgresql.PostgresType;
import io.debezium.connector.postgresql.connection.ReplicationMessage;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A message of the log whose columns have the text that the server sent, where Debezium makes a value of it and loses what that cannot hold:
 * the zone of a time, the units of an interval, what is no date of its calendar.
 */
record TextMessage(ReplicationMessage message) implements ReplicationMessage {

    /** Changed rows as text; other messages as they are. */
    static ReplicationMessage of(ReplicationMessage message) {
        if (message.isSkippedMessage()) {
            return message;
        }
        return switch (message.getOperation()) {
            case INSERT, UPDATE, DELETE -> new TextMessage(message);
            default -> message;
        };
    }

    @Override
    public Operation getOperation() {
        return message.getOperation();
    }

    @Override
    public Instant getCommitTime() {
        return message.getCommitTime();
    }

    @Override
    public OptionalLong getTransactionId() {
        return message.getTransactionId();
    }

    @Override
    public String getTable() {
        return message.getTable();
    }

    @Override
    public @Nullable List<ReplicationMessage.Column> getOldTupleList() {
        return texts(message.getOldTupleList());
    }

    @Override
    public @Nullable List<ReplicationMessage.Column> getNewTupleList() {
        return texts(message.getNewTupleList());
    }

    @Override
    public boolean isLastEventForLsn() {
        return message.isLastEventForLsn();
    }

    @Override
    public boolean shouldSchemaBeSynchronized() {
        return message.shouldSchemaBeSynchronized();
    }

    private static @Nullable List<ReplicationMessage.Column> texts(@Nullable List<ReplicationMessage.Column> columns) {
        return columns == null
                ? null
                : columns.stream()
                        .<ReplicationMessage.Column>map(TextColumn::new)
                        .toList();
    }

    /** A column of it. */
    private record TextColumn(ReplicationMessage.Column column) implements ReplicationMessage.Column {
        private static final String BEHIND_TYPE = ")=";

        @Override
        public String getName() {
            return column.getName();
        }

        @Override
        public PostgresType getType() {
            return column.getType();
        }

        @Override
        public ReplicationMessage.ColumnTypeMetadata getTypeMetadata() {
            return column.getTypeMetadata();
        }

        /** Debezium shows a column that has a value as {@code name(type)=text}, and only such a one. */
        @Override
        public @Nullable Object getValue(PgConnectionSupplier connection, boolean includeUnknownDatatypes) {
            String shown = column.toString();
            String name = column.getName() + "(";
            int end = column.isToastedColumn() || !shown.startsWith(name)
                    ? -1
                    : shown.indexOf(BEHIND_TYPE, name.length());
            return end < 0
                    ? column.getValue(connection, includeUnknownDatatypes)
                    : shown.substring(end + BEHIND_TYPE.length());
        }

        @Override
        public boolean isOptional() {
            return column.isOptional();
        }

        @Override
        public boolean isToastedColumn() {
            return column.isToastedColumn();
        }
    }
}
