package org.heyi.connectors.capture.debezium.quiet;

import com.github.shyiko.mysql.binlog.event.MariadbGtidEventData;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The beginning of a transaction in MariaDB's log, with the name of an XA transaction, which Debezium does not read. */
final class XaGtid extends MariadbGtidEventData {
    private static final long serialVersionUID = 1;
    private static final int PREPARES = 64;
    private static final int ENDS = 128;
    private final @Nullable String xid;

    private XaGtid(ByteArrayInputStream stream) throws IOException {
        setSequence(stream.readLong(8));
        setDomainId(stream.readInteger(4));
        int flags = stream.readInteger(1);
        setFlags(flags);
        if ((flags & FL_GROUP_COMMIT_ID) != 0) {
            stream.readLong(8);
        }
        xid = (flags & (PREPARES | ENDS)) == 0 ? null : xid(stream);
    }

    static XaGtid read(ByteArrayInputStream stream) throws IOException {
        return new XaGtid(stream);
    }

    /** Written as the server writes it in the statement that ends the transaction. */
    private static String xid(ByteArrayInputStream stream) throws IOException {
        int format = stream.readInteger(4);
        int global = stream.readInteger(1);
        int branch = stream.readInteger(1);
        HexFormat hex = HexFormat.of();
        return "X'" + hex.formatHex(stream.read(global)) + "',X'" + hex.formatHex(stream.read(branch)) + "'," + format;
    }

    /** The name of the XA transaction whose rows follow, and which is only prepared with them; null when it is another one. */
    @Nullable
    String prepares() {
        return (getFlags() & PREPARES) == 0 ? null : xid;
    }
}
