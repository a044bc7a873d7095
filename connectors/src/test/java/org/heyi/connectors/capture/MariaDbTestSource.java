package org.heyi.connectors.capture;

/** A database in MariaDB. */
final class MariaDbTestSource extends BinlogTestSource {

    MariaDbTestSource(String name) {
        super(Servers.mariaDb(), name);
    }

    @Override
    String numbers() {
        return "SELECT seq n FROM seq_0_to_%d";
    }
}
