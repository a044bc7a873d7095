package org.heyi.connectors.capture;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A source of its own for one test. */
interface TestSource extends AutoCloseable {

    /** What a source engine can do beyond holding rows. */
    enum Ability {
        /** Has a log of transactions, from which one goes on after a restart. */
        LOG,
        /** A table's columns can change while it is followed. */
        ALTER,
        /** Has SQL. */
        SQL
    }

    Set<Ability> abilities();

    String name();

    /** A table of texts; the first column is the key. */
    void createTable(String table, List<String> columns);

    /** Changes rows in one transaction, where there is such a thing. */
    void change(Consumer<Rows> changes);

    /** Runs statements, each in its own transaction. */
    default void sql(String... statements) {
        throw new UnsupportedOperationException();
    }

    /** Writes many rows {@code k0}, {@code k1} … into the table's first column, {@code value} into the second, in one transaction. */
    void fill(String table, int rows, String value);

    Capture start(SourceMappings mappings, GraphModel graph, CaptureOptions options);

    /** Makes the log forget what has not been read. */
    default void loseLog() {
        throw new UnsupportedOperationException();
    }

    @Override
    void close();

    /** Rows of a source. */
    interface Rows {
        void insert(String table, String... values);

        void update(String table, String key, String column, String value);

        void delete(String table, String key);
    }
}
