package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.AbstractRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.debezium.config.CommonConnectorConfig.EventProcessingFailureHandlingMode;
import io.debezium.connector.binlog.event.RowDeserializers;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * Debezium's readers of rows, which give up the whole log at a day that no calendar has, such as 2026-02-31, also in a table that nobody reads. MariaDB
 * and MySQL keep such days when {@code ALLOW_INVALID_DATES} says so. Here each is the text that a query gives for it.
 */
final class UnheardDays {
    private static final EventProcessingFailureHandlingMode FAIL = EventProcessingFailureHandlingMode.FAIL;

    private UnheardDays() {}

    /** Has the rows of all events read so. */
    static void readBy(EventDeserializer events) {
        Map<Long, TableMapEventData> tables = tables(events);
        events.setEventDataDeserializer(EventType.WRITE_ROWS, new Writes(tables));
        events.setEventDataDeserializer(EventType.UPDATE_ROWS, new Updates(tables));
        events.setEventDataDeserializer(EventType.DELETE_ROWS, new Deletes(tables));
        events.setEventDataDeserializer(
                EventType.EXT_WRITE_ROWS, new Writes(tables).setMayContainExtraInformation(true));
        events.setEventDataDeserializer(
                EventType.EXT_UPDATE_ROWS, new Updates(tables).setMayContainExtraInformation(true));
        events.setEventDataDeserializer(
                EventType.EXT_DELETE_ROWS, new Deletes(tables).setMayContainExtraInformation(true));
    }

    /** Filled as the log names tables, by the reader of events itself. */
    private static Map<Long, TableMapEventData> tables(EventDeserializer events) {
        Map<?, ?> tables = Inner.get(
                events.getEventDataDeserializer(EventType.WRITE_ROWS),
                AbstractRowsEventDataDeserializer.class,
                "tableMapEventByTableId",
                HashMap.class);
        @SuppressWarnings("unchecked")
        Map<Long, TableMapEventData> known = (Map<Long, TableMapEventData>) tables;
        return known;
    }

    private static final class Writes extends RowDeserializers.WriteRowsDeserializer {
        Writes(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.date(stream);
            return day.isHeardOf() ? super.deserializeDate(day.stream()) : day.text();
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.decimal(stream);
            return day.isHeardOf() ? super.deserializeDatetime(day.stream()) : day.text();
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.packed(digits, stream);
            return day.isHeardOf() ? super.deserializeDatetimeV2(digits, day.stream()) : day.text();
        }
    }

    private static final class Updates extends RowDeserializers.UpdateRowsDeserializer {
        Updates(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.date(stream);
            return day.isHeardOf() ? super.deserializeDate(day.stream()) : day.text();
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.decimal(stream);
            return day.isHeardOf() ? super.deserializeDatetime(day.stream()) : day.text();
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.packed(digits, stream);
            return day.isHeardOf() ? super.deserializeDatetimeV2(digits, day.stream()) : day.text();
        }
    }

    private static final class Deletes extends RowDeserializers.DeleteRowsDeserializer {
        Deletes(Map<Long, TableMapEventData> tables) {
            super(tables, FAIL);
        }

        @Override
        protected Serializable deserializeDate(ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.date(stream);
            return day.isHeardOf() ? super.deserializeDate(day.stream()) : day.text();
        }

        @Override
        protected Serializable deserializeDatetime(ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.decimal(stream);
            return day.isHeardOf() ? super.deserializeDatetime(day.stream()) : day.text();
        }

        @Override
        protected Serializable deserializeDatetimeV2(int digits, ByteArrayInputStream stream) throws IOException {
            LoggedDay day = LoggedDay.packed(digits, stream);
            return day.isHeardOf() ? super.deserializeDatetimeV2(digits, day.stream()) : day.text();
        }
    }
}
