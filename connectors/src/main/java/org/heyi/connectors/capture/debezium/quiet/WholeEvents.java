package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.FormatDescriptionEventData;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.ChecksumType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumSet;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Debezium's reader of events, which knows no compressed ones and passes over what it does not know. Here they are unpacked, and what is
 * unknown and may not be passed over is a fault. Used by one thread.
 */
final class WholeEvents extends EventDeserializer {
    private static final int HEADER = 19;
    private static final int TYPE = 4;
    private static final int LENGTH = 9;
    private static final int FLAGS = 17;
    private static final int MAY_BE_IGNORED = 0x80;
    private static final int TABLE_NUMBER = 6;

    /** Says only how what follows was encrypted on the server's disk. */
    private static final int START_ENCRYPTION = 164;

    private final String source;

    // Asked by the constructor of the class above, before it is there.
    private final @Nullable EventDeserializer events;
    private int checksum;

    /**
     * @param name under which Debezium knows the source
     * @param events reads what it knows
     */
    WholeEvents(String name, EventDeserializer events) {
        this.source = name.substring(name.indexOf('.') + 1);
        this.events = events;
        events.setEventDataDeserializer(
                EventType.PARTIAL_UPDATE_ROWS_EVENT, stream -> new PartialRows(stream.readLong(TABLE_NUMBER)));
        events.setEventDataDeserializer(EventType.EXECUTE_LOAD_QUERY, WholeEvents::load);
        events.setEventDataDeserializer(EventType.MARIADB_GTID, XaGtid::read);
        UnheardDays.readBy(events);
    }

    /** A statement that loaded a file: the file's name and more stand before the session's database. */
    private static QueryEventData load(ByteArrayInputStream stream) throws IOException {
        QueryEventData data = new QueryEventData();
        stream.skip(11);
        int variables = stream.readInteger(2);
        stream.skip(13L + variables);
        data.setDatabase(stream.readZeroTerminatedString());
        data.setSql(stream.readString(stream.available()));
        return data;
    }

    @Override
    public @Nullable Event nextEvent(ByteArrayInputStream stream) throws IOException {
        if (stream.peek() == -1) {
            return null;
        }
        byte[] header = stream.read(HEADER);
        int length = number(header, LENGTH, 4);
        byte[] whole = new byte[length];
        System.arraycopy(header, 0, whole, 0, HEADER);
        stream.fill(whole, HEADER, length - HEADER);
        int type = header[TYPE] & 0xFF;
        boolean compressed = CompressedEvent.is(type);
        if (!compressed && !known(type) && (number(header, FLAGS, 2) & MAY_BE_IGNORED) == 0) {
            throw new FaultException(Fault.of(FaultCode.LOG_EVENT_UNKNOWN, Place.of(source), type, source));
        }
        Event event = events().nextEvent(
                        new ByteArrayInputStream(compressed ? CompressedEvent.plain(whole, checksum) : whole));
        if (compressed && event != null && event.getHeader() instanceof EventHeaderV4 placed) {
            // Positions are counted by it.
            placed.setEventLength(length);
        }
        if (event != null && data(event) instanceof FormatDescriptionEventData format) {
            checksum = format.getChecksumType().getLength();
        }
        return event;
    }

    private static boolean known(int type) {
        return type == START_ENCRYPTION || (type != 0 && EventType.byEventNumber(type) != null);
    }

    private static int number(byte[] header, int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (header[at + i] & 0xFF) << (8 * i);
        }
        return number;
    }

    private static @Nullable EventData data(Event event) {
        return event.getData() == null ? null : EventDataWrapper.internal(event.getData());
    }

    private EventDeserializer events() {
        if (events == null) {
            throw new IllegalStateException("not constructed yet");
        }
        return events;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public void setEventDataDeserializer(EventType type, EventDataDeserializer deserializer) {
        events().setEventDataDeserializer(type, deserializer);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public EventDataDeserializer getEventDataDeserializer(EventType type) {
        return events == null ? super.getEventDataDeserializer(type) : events.getEventDataDeserializer(type);
    }

    @Override
    @Deprecated
    public void setChecksumType(ChecksumType type) {
        checksum = type.getLength();
        events().setChecksumType(type);
    }

    @Override
    public void setCompatibilityMode(EnumSet<CompatibilityMode> modes) {
        events().setCompatibilityMode(modes);
    }
}
