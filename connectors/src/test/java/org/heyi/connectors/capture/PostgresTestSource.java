package org.heyi.connectors.capture;

/** A database in PostgreSQL. */
final class PostgresTestSource extends SqlTestSource {

    PostgresTestSource(String name) {
        super(Servers.postgres(), name);
    }

    @Override
    String quoted(String identifier) {
        return '"' + identifier + '"';
    }

    @Override
    String keyType() {
        return "text";
    }

    @Override
    String textType() {
        return "text";
    }

    @Override
    String numbers() {
        return "SELECT n FROM generate_series(0, %d) n";
    }

    @Override
    public void loseLog() {
        asSuperuser("SELECT pg_drop_replication_slot('heyi_" + name() + "')");
    }

    /** Drops the slot, so that the tests do not run out of them. */
    @Override
    public void close() {
        super.close();
        asSuperuser("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE database = '" + name()
                + "' AND NOT active");
    }
}
