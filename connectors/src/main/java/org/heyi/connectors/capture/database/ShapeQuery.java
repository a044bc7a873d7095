package org.heyi.connectors.capture.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.heyi.connectors.capture.database.ReplicaIdentity.Verdict;
import org.jspecify.annotations.Nullable;

/** Asks PostgreSQL's catalogue for the shapes of several tables at once. Takes no lock, and reads no row of theirs. */
final class ShapeQuery {
    /**
     * As the server decides it in RelationGetIndexList and CheckCmdReplicaIdentity: the identity is an index that is live, valid, unique,
     * immediate and of all rows, and for partitions it is their own that counts. Columns that an index only includes are not in the log.
     */
    private static final String SQL = """
            WITH RECURSIVE asked AS (
              SELECT * FROM unnest(?::text[], ?::text[], ?::oid[]) WITH ORDINALITY AS a(schema, name, known, nr)
            ), found AS (
              SELECT a.nr, a.known, c.oid, c.reltype, c.relkind, c.relispartition FROM asked a
                JOIN pg_catalog.pg_namespace n ON n.nspname = a.schema
                JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = a.name
            ), tree AS (
              SELECT nr, oid AS relid, 0 AS level FROM found
              UNION ALL
              SELECT t.nr, i.inhrelid, t.level + 1 FROM tree t
                JOIN pg_catalog.pg_inherits i ON i.inhparent = t.relid AND NOT i.inhdetachpending
            ), keyed AS (
              SELECT t.nr, t.level, c.oid, c.relkind, c.relpersistence, c.relreplident, f.relkind AS root,
                format('%I.%I', (SELECT nspname FROM pg_catalog.pg_namespace n WHERE n.oid = c.relnamespace), c.relname) AS name,
                EXISTS (SELECT FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary) AS primary_key,
                (SELECT array_agg(a.attname) FROM pg_catalog.pg_index i
                  JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid
                    AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])
                  WHERE i.indrelid = c.oid AND i.indislive AND i.indisvalid AND i.indisunique AND i.indimmediate
                    AND i.indpred IS NULL
                    AND CASE c.relreplident WHEN 'd' THEN i.indisprimary WHEN 'i' THEN i.indisreplident ELSE false END
                ) AS identity,
                (SELECT array_agg(a.attname) FROM pg_catalog.pg_index i
                  JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid
                    AND a.attnum = ANY ((i.indkey::int2[])[0:i.indnkeyatts - 1])
                  WHERE i.indrelid = f.oid AND i.indisprimary) AS key
              FROM tree t JOIN found f ON f.nr = t.nr JOIN pg_catalog.pg_class c ON c.oid = t.relid
            ), judged AS (
              SELECT k.*, CASE
                WHEN relkind = 'f' THEN 'FOREIGN'
                WHEN relkind NOT IN ('r', 'p') THEN 'VIEW'
                WHEN relpersistence = 'u' THEN 'UNLOGGED'
                WHEN relpersistence = 't' THEN 'TEMPORARY'
                WHEN level > 0 AND root = 'r' THEN 'INHERITED'
                WHEN level = 0 AND row_security_active(oid) THEN 'ROW_SECURITY'
                WHEN relkind = 'p' OR relreplident = 'f' THEN 'FINE'
                WHEN relreplident = 'n' THEN 'NOTHING'
                WHEN identity IS NULL AND relreplident = 'i' THEN 'INDEX_GONE'
                WHEN identity IS NULL AND primary_key THEN 'DEFERRABLE'
                WHEN identity IS NULL THEN 'NO_KEY'
                WHEN NOT identity @> key THEN 'INDEX_OTHER'
                ELSE 'FINE' END AS verdict
              FROM keyed k
            ), parts AS (
              SELECT nr, (array_agg(verdict || ' ' || name ORDER BY level, oid) FILTER (WHERE verdict <> 'FINE'))[1] AS bad,
                coalesce(md5(string_agg(oid::text, ' ' ORDER BY oid) FILTER (WHERE level > 0)), '') AS partitions,
                coalesce(md5(string_agg(oid || ':' || coalesce(pg_relation_filenode(oid), 0), ' ' ORDER BY oid)
                  FILTER (WHERE level > 0)), '') AS files
              FROM judged GROUP BY nr
            ), columns AS (
              SELECT f.nr, md5(string_agg(a.attnum || ':' || a.xmin, ' ' ORDER BY a.attnum)) AS definition,
                array_agg(a.attnum::int ORDER BY a.attnum) AS numbers,
                array_agg(a.attname::text ORDER BY a.attnum) AS names,
                array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) AS types,
                array_agg(a.attgenerated::text ORDER BY a.attnum) AS generated
              FROM found f JOIN pg_catalog.pg_attribute a ON a.attrelid = f.oid AND a.attnum > 0 AND NOT a.attisdropped
              GROUP BY f.nr
            ), labels AS (
              SELECT f.nr, array_agg(e.oid::bigint ORDER BY e.oid) AS oids, array_agg(e.enumlabel::text ORDER BY e.oid) AS labels
              FROM found f JOIN pg_catalog.pg_attribute a ON a.attrelid = f.oid AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_catalog.pg_enum e ON e.enumtypid = a.atttypid
              GROUP BY f.nr
            )
            SELECT a.schema, a.name, coalesce(f.oid, 0)::bigint AS oid, former.relname AS former_name,
              (SELECT nspname FROM pg_catalog.pg_namespace n WHERE n.oid = former.relnamespace) AS former_schema,
              CASE WHEN f.relispartition AND EXISTS (
                SELECT FROM pg_catalog.pg_partition_ancestors(f.oid) u(relid)
                  JOIN pg_catalog.pg_publication_rel pr ON pr.prrelid = u.relid AND pr.prpubid = p.oid
                  WHERE u.relid <> f.oid) THEN 'WITH_PARENT ' || format('%I.%I', a.schema, a.name) ELSE s.bad END AS bad,
              r.oid IS NOT NULL AS published,
              concat_ws(', ', CASE WHEN to_jsonb(r) ->> 'prqual' IS NOT NULL THEN 'WHERE' END,
                CASE WHEN to_jsonb(r) ->> 'prattrs' IS NOT NULL THEN 'COLUMNS' END) AS limits,
              (SELECT concat_ws(' ', t.xmin, p.xmin, r.xmin, r.oid) FROM pg_catalog.pg_type t WHERE t.oid = f.reltype) AS passage,
              s.partitions, s.files, coalesce(pg_relation_filenode(f.oid), 0)::bigint AS file,
              c.definition, c.numbers, c.names, c.types, c.generated, l.oids, l.labels
            FROM asked a
              LEFT JOIN found f ON f.nr = a.nr
              LEFT JOIN pg_catalog.pg_class former ON former.oid = a.known
              LEFT JOIN pg_catalog.pg_publication p ON p.pubname = ?
              LEFT JOIN pg_catalog.pg_publication_rel r ON r.prpubid = p.oid AND r.prrelid = f.oid
              LEFT JOIN parts s ON s.nr = a.nr LEFT JOIN columns c ON c.nr = a.nr LEFT JOIN labels l ON l.nr = a.nr
            """;

    private ShapeQuery() {}

    /** @param before shapes of an earlier look, by which a table is known again under another name */
    static Map<TableId, TableShape> ask(
            Connection connection, String publication, Collection<TableId> tables, Map<TableId, TableShape> before)
            throws SQLException {
        Map<TableId, TableShape> shapes = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setArray(1, texts(connection, tables.stream().map(TableId::schema)));
            query.setArray(2, texts(connection, tables.stream().map(TableId::table)));
            query.setArray(3, texts(connection, tables.stream().map(id -> known(before.get(id)))));
            query.setString(4, publication);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    shapes.put(new TableId(rows.getString("schema"), rows.getString("name")), shape(rows));
                }
            }
        }
        return shapes;
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static String known(@Nullable TableShape shape) {
        return shape == null ? "0" : Long.toString(shape.oid());
    }

    private static TableShape shape(ResultSet row) throws SQLException {
        String former = row.getString("former_name");
        String bad = row.getString("bad");
        return new TableShape(
                row.getLong("oid"),
                former == null ? null : new TableId(row.getString("former_schema"), former),
                bad == null ? ReplicaIdentity.FINE : identity(bad),
                row.getBoolean("published"),
                row.getString("limits"),
                Objects.toString(row.getString("passage"), ""),
                columns(row),
                labels(row),
                Objects.toString(row.getString("partitions"), ""),
                Objects.toString(row.getString("files"), ""),
                row.getLong("file"),
                Objects.toString(row.getString("definition"), ""));
    }

    private static ReplicaIdentity identity(String bad) {
        int blank = bad.indexOf(' ');
        return new ReplicaIdentity(Verdict.valueOf(bad.substring(0, blank)), bad.substring(blank + 1));
    }

    private static List<TableShape.Column> columns(ResultSet row) throws SQLException {
        Object[] numbers = array(row, "numbers");
        Object[] names = array(row, "names");
        Object[] types = array(row, "types");
        Object[] generated = array(row, "generated");
        List<TableShape.Column> columns = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            columns.add(new TableShape.Column(
                    (Integer) numbers[i], names[i].toString(), types[i].toString(), generated[i].toString()));
        }
        return List.copyOf(columns);
    }

    private static Map<Long, String> labels(ResultSet row) throws SQLException {
        Object[] oids = array(row, "oids");
        Object[] labels = array(row, "labels");
        Map<Long, String> byOid = new HashMap<>();
        for (int i = 0; i < oids.length; i++) {
            byOid.put((Long) oids[i], labels[i].toString());
        }
        return Map.copyOf(byOid);
    }

    private static Object[] array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }
}
