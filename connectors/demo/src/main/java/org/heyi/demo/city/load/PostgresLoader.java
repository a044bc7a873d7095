package org.heyi.demo.city.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.heyi.demo.city.department.CityTable;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Fills PostgreSQL through COPY. */
public final class PostgresLoader implements Loader {
    private static final int CHUNK = 1 << 16;

    private final String department;
    private final Connection connection;

    /** Takes the connection over, and closes it in the end. */
    public PostgresLoader(String department, Connection connection) {
        this.department = department;
        this.connection = connection;
    }

    @Override
    public void create() throws IOException, SQLException {
        Schema.create(connection, department);
    }

    @Override
    public void fill(CityTable table, Filling filling) throws IOException, SQLException {
        String command = "COPY " + table.name() + " (" + String.join(", ", table.columns()) + ") FROM STDIN";
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(command);
        try {
            StringBuilder chunk = new StringBuilder(CHUNK + 4096);
            filling.fill(values -> {
                append(chunk, values);
                if (chunk.length() >= CHUNK) {
                    send(copy, chunk);
                }
            });
            send(copy, chunk);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder chunk) throws IOException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        chunk.setLength(0);
    }

    private static void append(StringBuilder chunk, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                chunk.append('\t');
            }
            Object value = values[i];
            if (value == null) {
                chunk.append("\\N");
            } else {
                escape(chunk, Text.of(value));
            }
        }
        chunk.append('\n');
    }

    private static void escape(StringBuilder chunk, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> chunk.append("\\\\");
                case '\t' -> chunk.append("\\t");
                case '\n' -> chunk.append("\\n");
                case '\r' -> chunk.append("\\r");
                default -> chunk.append(c);
            }
        }
    }

    /** So that the catalogue's estimates of row counts are right from the first. */
    @Override
    public void finish() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ANALYZE");
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
