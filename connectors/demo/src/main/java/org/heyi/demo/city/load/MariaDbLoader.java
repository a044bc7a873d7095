package org.heyi.demo.city.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Collections;
import org.heyi.demo.city.department.CityTable;
import org.jspecify.annotations.Nullable;

/** Fills MariaDB through batches of one statement, which its driver sends in bulk. */
public final class MariaDbLoader implements Loader {
    private static final int BATCH = 5_000;

    private final String department;
    private final Connection connection;

    /** Takes the connection over, and closes it in the end. */
    public MariaDbLoader(String department, Connection connection) {
        this.department = department;
        this.connection = connection;
    }

    @Override
    public void create() throws IOException, SQLException {
        Schema.create(connection, department);
    }

    @Override
    public void fill(CityTable table, Filling filling) throws IOException, SQLException {
        String places = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        String insert =
                "INSERT INTO " + table.name() + " (" + String.join(", ", table.columns()) + ") VALUES (" + places + ")";
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            Batch batch = new Batch(statement);
            filling.fill(batch);
            batch.send();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Rows not yet sent; a batch is a transaction. */
    private final class Batch implements RowWriter {
        private final PreparedStatement statement;
        private int rows;

        Batch(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        public void row(@Nullable Object[] values) throws IOException {
            try {
                for (int i = 0; i < values.length; i++) {
                    Object value = values[i];
                    if (value == null) {
                        statement.setNull(i + 1, Types.VARCHAR);
                    } else {
                        statement.setString(i + 1, Text.of(value));
                    }
                }
                statement.addBatch();
                if (++rows == BATCH) {
                    send();
                }
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        void send() throws SQLException {
            if (rows > 0) {
                statement.executeBatch();
                connection.commit();
                rows = 0;
            }
        }
    }

    /** So that the catalogue's estimates of row counts are right from the first. */
    @Override
    public void finish() throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : Schema.tables(department)) {
                statement.execute("ANALYZE TABLE " + table);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
