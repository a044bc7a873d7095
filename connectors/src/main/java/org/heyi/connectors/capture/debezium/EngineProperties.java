package org.heyi.connectors.capture.debezium;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.heyi.connectors.Source.Engine;
import org.heyi.connectors.capture.CaptureOptions;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.PostgresDatabase;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.debezium.quiet.QuietMariaDbConnector;
import org.heyi.connectors.capture.debezium.quiet.QuietMySqlConnector;
import org.heyi.connectors.capture.debezium.quiet.QuietPostgresConnector;

/** Debezium's configuration for one run. Each property that is not obvious says why. */
final class EngineProperties {
    /** Stands in Debezium's events for a value that the change did not carry; no department writes this. */
    static final String UNTOUCHED = "\u0001heyi:untouched\u0001";

    static final String NOTIFICATIONS = "heyi-notifications";
    private static final String FETCH_SIZE = "snapshot.fetch.size";
    private static final String INITIAL_STATEMENTS = "database.initial.statements";

    /** All sources load side by side when a hub starts, in one heap. */
    private static final String QUEUE_BYTES = Long.toString(8L << 20);

    private static final String MESSAGE_PREFIX = "heyi";

    /** So long may the graph be away while a snapshot is read. */
    private static final long MOST_SECONDS_KEPT_WAITING = Duration.ofDays(1).toSeconds();

    private static final String KEPT_WAITING = "SET net_write_timeout = " + MOST_SECONDS_KEPT_WAITING;

    /** Log of other tables that may pile up before a message moves the position of an idle source. */
    private static final int IDLE_LOG_BYTES = 64 << 10;

    private final Properties properties = new Properties();

    private EngineProperties() {}

    static Properties of(
            SourceDatabase database, Collection<TableId> tables, HandOver handOver, CaptureOptions options) {
        EngineProperties made = new EngineProperties();
        made.common(handOver, options);
        made.address(database.address());
        made.set(
                "table.include.list",
                tables.stream().map(EngineProperties::pattern).collect(Collectors.joining(",")));
        if (database instanceof PostgresDatabase postgres) {
            made.postgres(database.address(), postgres.slotName());
            made.set(FETCH_SIZE, options.batchRows());
        } else {
            made.binlog(database.address(), tables, options);
            if (database.address().engine() == Engine.MARIADB) {
                made.mariaDb(options);
            } else {
                made.mySql();
            }
        }
        return made.properties;
    }

    private void set(String name, Object value) {
        properties.setProperty(name, value.toString());
    }

    private void common(HandOver handOver, CaptureOptions options) {
        set("name", handOver.source());
        set(HandOver.KEY, handOver.key());
        // Table definitions are kept under this name, so it must stay.
        set("topic.prefix", "heyi." + handOver.source());
        set("offset.storage", CommittedOffsets.class.getName());
        set("offset.flush.interval.ms", 0);
        set("poll.interval.ms", options.pollInterval().toMillis());
        set("max.batch.size", options.batchRows());
        set("max.queue.size", 2 * options.batchRows());
        set("max.queue.size.in.bytes", QUEUE_BYTES);
        set("heartbeat.interval.ms", options.heartbeat().toMillis());
        // Tables are read beside the log, by readers of ours that lock nothing; what the log's reader needs is their
        // definitions.
        set("snapshot.mode", "no_data");
        set("snapshot.locking.mode", "none");
        // A statement of a snapshot lasts as long as the graph takes for its rows.
        set("database.query.timeout.ms", 0);
        set("provide.transaction.metadata", true);
        set("tombstones.on.delete", false);
        set("skipped.operations", "none");
        set("decimal.handling.mode", "precise");
        set("binary.handling.mode", "bytes");
        set("time.precision.mode", "adaptive_time_microseconds");
        set("unavailable.value.placeholder", UNTOUCHED);
        // Each event says of each column what the source calls its type.
        set("column.propagate.source.type", ".*");
        set("notification.enabled.channels", "sink");
        set("notification.sink.topic.name", NOTIFICATIONS);
        // What fails is told at once; the capture itself waits and tries again, since only it knows whether the log
        // still reaches back.
        set("errors.max.retries", 0);
        set("record.processing.shutdown.timeout.ms", 1_000);
        // A new slot waits for the end of all transactions that are under way in the source.
        set("task.management.timeout.ms", 180_000);
    }

    private void address(DatabaseAddress address) {
        set("database.hostname", address.host().replaceAll("[\\[\\]]", ""));
        set("database.port", address.port());
        set("database.user", address.user());
        set("database.password", address.password());
        address.parameters().forEach((name, value) -> set("driver." + name, value));
    }

    private void postgres(DatabaseAddress address, String slot) {
        set("connector.class", QuietPostgresConnector.class.getName());
        set("database.dbname", address.database());
        set("plugin.name", "pgoutput");
        set("slot.name", slot);
        set("publication.name", slot);
        set("publication.autocreate.mode", "disabled");
        set("publish.via.partition.root", true);
        // A snapshot reads as slowly as the graph takes its rows, and its transaction is idle in between: that is not
        // what limits are for.
        set(
                INITIAL_STATEMENTS,
                "SET statement_timeout = 0; SET idle_in_transaction_session_timeout = '" + MOST_SECONDS_KEPT_WAITING
                        + "s'");
        // A connection that broke is noticed when this is sent.
        set("status.update.interval.ms", 3_000);
        set("slot.max.retries", 1);
        set("slot.retry.delay.ms", 500);
        set("include.unknown.datatypes", true);
        set("converters", "texts");
        set("texts.type", PostgresTexts.class.getName());
        set("driver.options", PostgresDatabase.options(address.parameters().get("options")));
        set("message.prefix.include.list", MESSAGE_PREFIX);
        // Changes of other tables never reach the slot's reader, so its position would stay behind and the server would
        // keep the log. A message
        // in the log, which is no row of anything, comes back with a position of its own.
        set(
                "heartbeat.action.query",
                "SELECT pg_logical_emit_message(false, '" + MESSAGE_PREFIX + "', '') FROM pg_replication_slots"
                        + " WHERE slot_name = '" + slot + "'"
                        + " AND pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn) > " + IDLE_LOG_BYTES);
    }

    private void binlog(DatabaseAddress address, Collection<TableId> tables, CaptureOptions options) {
        set("database.server.id", ThreadLocalRandom.current().nextLong(1L << 20, 1L << 32));
        // While nothing happens the server gives a sign of life after 0.8 of this.
        set(
                "connect.keep.alive.interval.ms",
                options.heartbeat().multipliedBy(2).toMillis());
        set(
                "database.include.list",
                tables.stream()
                        .map(TableId::schema)
                        .distinct()
                        .map(EngineProperties::escaped)
                        .collect(Collectors.joining(",", escaped(address.database()) + ",", "")));
        set("include.schema.changes", false);
        set("bigint.unsigned.handling.mode", "precise");
        set("schema.history.internal", StoredSchemaHistory.class.getName());
        // A table may be mapped later, whose definition is then needed as of now.
        set("schema.history.internal.store.only.captured.tables.ddl", false);
        set("schema.history.internal.skip.unparseable.ddl", true);
        set("schema.history.internal.store.only.captured.databases.ddl", true);
        set("values.type", BinlogValues.class.getName());
        // The log's reader is no JDBC driver, and would take no notice of the driver's parameter.
        String tls = address.parameters().get("sslMode");
        if (tls != null) {
            set("database.ssl.mode", tls.toLowerCase(Locale.ROOT));
        }
    }

    private void mariaDb(CaptureOptions options) {
        set("connector.class", QuietMariaDbConnector.class.getName());
        set(FETCH_SIZE, options.batchRows());
        set("converters", "values,addresses");
        set("addresses.type", AddressTypes.class.getName());
        set("driver.yearIsDateType", false);
        set(INITIAL_STATEMENTS, "SET max_statement_time = 0; " + KEPT_WAITING);
    }

    /** Without a fetch size, which would make Debezium read times and dates in a binary form that it takes for other ones. */
    private void mySql() {
        set("connector.class", QuietMySqlConnector.class.getName());
        set("converters", "values,json");
        set(INITIAL_STATEMENTS, "SET max_execution_time = 0; " + KEPT_WAITING);
        set("json.type", BinaryJson.class.getName());
        set("driver.allowPublicKeyRetrieval", true);
        // A server's zone may have a name that means another one elsewhere: CST.
        set("driver.connectionTimeZone", "UTC");
        set("driver.forceConnectionTimeZoneToSession", true);
    }

    private static String pattern(TableId table) {
        return escaped(table.schema()) + "\\." + escaped(table.table());
    }

    private static String escaped(String name) {
        return Pattern.compile("[^\\p{L}\\p{N}_]").matcher(name).replaceAll("\\\\$0");
    }
}
