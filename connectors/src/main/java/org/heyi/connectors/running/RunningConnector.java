package org.heyi.connectors.running;

import org.heyi.connectors.Connector;
import org.heyi.connectors.Source;
import org.heyi.connectors.capture.Capture;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.capture.debezium.DebeziumCapture;
import org.heyi.connectors.capture.files.FileCapture;

/** Starts the capture that a connector's kind of source calls for. */
public final class RunningConnector {
    private RunningConnector() {}

    /** Begins to capture, and returns at once; what is wrong with the source is in the capture's status. */
    public static Capture start(Connector connector, CaptureContext context) {
        if (connector.source() instanceof Source.DropFolder folder) {
            return FileCapture.start(context, folder);
        }
        return DebeziumCapture.start(
                context, address(connector, (Source.Database) connector.source()), connector.slot());
    }

    /** A database as JDBC reaches it: the connector's own, or another with the connector's name. */
    public static SourceDatabase database(Connector connector, Source.Database database) {
        DatabaseAddress address = address(connector, database);
        return SourceDatabase.of(connector.name(), address, connector.slot());
    }

    static DatabaseAddress address(Connector connector, Source.Database database) {
        return DatabaseAddress.parse(
                connector.name(),
                database.url(),
                database.user(),
                database.password().reveal());
    }
}
