package org.heyi.hub.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.heyi.connectors.record.Identifier;
import org.heyi.hub.graph.EntityIds;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Session;

/** What the hub is held against: rows read through JDBC and written with one statement per 2,000 of them, for this one table. */
final class HandWrittenLoader {
    private static final int BATCH = 2_000;

    private final Connection source;
    private final BenchGraph graph;
    private final String seen = UUID.randomUUID().toString();

    HandWrittenLoader(Connection source, BenchGraph graph) {
        this.source = source;
        this.graph = graph;
    }

    /** Rows that are new. */
    void load(long first, long last) throws SQLException {
        run(BenchResources.text("loader-snapshot.cypher"), first, last);
    }

    /** Rows that may be there already and may have changed. */
    void merge(long first, long last) throws SQLException {
        run(BenchResources.text("loader-stream.cypher"), first, last);
    }

    private void run(String cypher, long first, long last) throws SQLException {
        source.setAutoCommit(false);
        try (PreparedStatement query = source.prepareStatement(BenchResources.text("loader.sql"));
                Session session = graph.driver().session()) {
            query.setFetchSize(BATCH);
            query.setLong(1, first);
            query.setLong(2, last);
            try (ResultSet rows = query.executeQuery()) {
                Columns columns = Columns.of(rows.getMetaData(), graph.ids());
                List<Map<String, Object>> batch = new ArrayList<>(BATCH);
                while (rows.next()) {
                    batch.add(columns.read(rows));
                    if (batch.size() == BATCH) {
                        write(session, cypher, batch);
                        batch = new ArrayList<>(BATCH);
                    }
                }
                write(session, cypher, batch);
            }
        } finally {
            source.rollback();
        }
    }

    private void write(Session session, String cypher, List<Map<String, Object>> batch) {
        if (!batch.isEmpty()) {
            Map<String, Object> parameters =
                    Map.of("rows", batch, "seen", seen, "committedAt", OffsetDateTime.now(ZoneOffset.UTC));
            session.run(cypher, parameters).consume();
        }
    }

    /** The columns of the loader's query. */
    private record Columns(List<Column> all, EntityIds ids) {

        private record Column(
                String name, String type, @Nullable String entity, String field) {}

        static Columns of(ResultSetMetaData data, EntityIds ids) throws SQLException {
            List<Column> columns = new ArrayList<>();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                String name = data.getColumnLabel(i);
                int dot = name.indexOf('.');
                columns.add(new Column(
                        name,
                        data.getColumnTypeName(i),
                        dot < 0 ? null : name.substring(0, dot),
                        name.substring(dot + 1)));
            }
            return new Columns(columns, ids);
        }

        Map<String, Object> read(ResultSet row) throws SQLException {
            Map<String, Object> values = new HashMap<>();
            for (int i = 0; i < all.size(); i++) {
                Column column = all.get(i);
                Object value = value(row, i + 1, column.type());
                if (value != null) {
                    values.put(column.name(), value);
                    if (column.entity() != null) {
                        values.put(
                                column.name() + ".id",
                                ids.of(new Identifier(column.entity(), column.field(), value.toString())));
                    }
                }
            }
            return values;
        }

        private static @Nullable Object value(ResultSet row, int index, String type) throws SQLException {
            return switch (type) {
                case "date" -> row.getObject(index, LocalDate.class);
                case "timestamptz" -> row.getObject(index, OffsetDateTime.class);
                default -> row.getString(index);
            };
        }
    }
}
