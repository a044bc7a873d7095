package org.heyi.connectors.capture;

import java.util.List;
import org.heyi.demo.database.DatabaseServer;

/** MySQL without GTIDs, whose log is read by file and offset, and without TLS. */
class MySqlByFileContractTest extends MySqlContractTest {

    @Override
    DatabaseServer server() {
        return Servers.mySqlByFile();
    }

    @Override
    List<String> toOtherGtidMode() {
        return List.of("OFF_PERMISSIVE", "ON_PERMISSIVE", "ON");
    }

    @Override
    List<String> backToGtidMode() {
        return List.of("ON_PERMISSIVE", "OFF_PERMISSIVE", "OFF");
    }
}
