package org.heyi.connectors.capture;

/** A database in MariaDB. */
final class MariaDbTestSource extends SqlTestSource {

    MariaDbTestSource(String name) {
        super(Servers.mariaDb(), name);
    }

    @Override
    String quoted(String identifier) {
        return '`' + identifier + '`';
    }

    @Override
    String keyType() {
        return "varchar(100)";
    }

    @Override
    String textType() {
        return "longtext";
    }

    @Override
    String numbers() {
        return "SELECT seq n FROM seq_0_to_%d";
    }

    @Override
    public void loseLog() {
        asSuperuser("FLUSH BINARY LOGS", "PURGE BINARY LOGS BEFORE now(6) + INTERVAL 1 HOUR");
    }
}
