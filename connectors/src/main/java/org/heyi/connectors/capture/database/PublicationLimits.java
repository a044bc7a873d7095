package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

/** What keeps a publication from passing on just every change of just its tables, as somebody else may have made it. */
final class PublicationLimits {
    /**
     * Through JSON, since filters and lists of columns are from 15 on, and this is to run on 14. Of the catalogue alone: the view
     * pg_publication_tables opens its tables, and waits for whoever holds one.
     */
    private static final String SQL = """
            SELECT concat_ws(', ', CASE WHEN p.puballtables THEN 'FOR ALL TABLES' END,
              CASE WHEN NOT p.pubviaroot AND EXISTS (SELECT FROM pg_catalog.pg_publication_rel r
                  JOIN pg_catalog.pg_class c ON c.oid = r.prrelid AND c.relkind = 'p' WHERE r.prpubid = p.oid)
                THEN 'publish_via_partition_root = false' END,
              CASE WHEN NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate) THEN 'publish = …' END,
              CASE WHEN %s
                THEN 'FOR TABLES IN SCHEMA' END,
              (SELECT string_agg(r.prrelid::regclass::text || CASE WHEN to_jsonb(r) ->> 'prqual' IS NOT NULL
                  THEN ' WHERE (…)' ELSE ' (…)' END, ', ') FROM pg_catalog.pg_publication_rel r
                WHERE r.prpubid = p.oid
                  AND (to_jsonb(r) ->> 'prqual' IS NOT NULL OR to_jsonb(r) ->> 'prattrs' IS NOT NULL)))
            FROM pg_catalog.pg_publication p WHERE p.pubname = ?
            """;

    /** As CREATE and ALTER PUBLICATION ask. */
    private static final String LACKING = """
            SELECT concat_ws(', ',
              CASE WHEN NOT coalesce((SELECT pg_has_role(p.pubowner, 'USAGE') FROM pg_catalog.pg_publication p
                WHERE p.pubname = ?), has_database_privilege(current_database(), 'CREATE'))
              THEN 'CREATE ON DATABASE ' || current_database() END,
              (SELECT string_agg(format('OWNER OF %I.%I', n.nspname, c.relname), ', ')
                FROM unnest(?::text[], ?::text[]) AS a(schema, name)
                  JOIN pg_catalog.pg_namespace n ON n.nspname = a.schema
                  JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = a.name
                WHERE NOT pg_has_role(c.relowner, 'USAGE')))
            """;

    private static final String OF_SCHEMAS =
            "EXISTS (SELECT FROM pg_catalog.pg_publication_namespace s WHERE s.pnpubid = p.oid)";
    private static final int FIRST_WITH_SCHEMAS = 15;

    private PublicationLimits() {}

    /** The rights that the user lacks to put the tables into the publication; empty when there are none. */
    static String lacking(Connection connection, String publication, Collection<TableId> tables) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LACKING)) {
            query.setString(1, publication);
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", tables.stream().map(TableId::schema).toArray()));
            query.setArray(
                    3,
                    connection.createArrayOf(
                            "text", tables.stream().map(TableId::table).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** As SQL has it; empty when there are none, or no publication of the name. */
    static String of(Connection connection, String publication) throws SQLException {
        boolean schemas = connection.getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_SCHEMAS;
        String sql = SQL.formatted(schemas ? OF_SCHEMAS : "false");
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, publication);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
