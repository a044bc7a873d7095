package org.heyi.connectors.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Writes the folder of a new connector from what a database's catalogue says. */
public final class NewConnector {
    private NewConnector() {}

    /**
     * Writes {@code directory/name}: a {@code connector.yaml} and, for each table of the default schema that has a primary key, a file with one
     * statement to edit. The files are well-formed; their types and fields are placeholders until somebody edits them.
     *
     * @param url as the connection was made with
     * @param user as the connection was made with
     * @return the folder
     * @throws FaultException when the folder exists, or the database has no table
     */
    public static Path write(Connection connection, String url, String user, String name, Path directory)
            throws SQLException, IOException {
        Path folder = directory.resolve(name);
        if (Files.exists(folder)) {
            throw new FaultException(Fault.of(FaultCode.FOLDER_EXISTS, Place.of(name), folder));
        }
        List<Table> tables = Catalogue.tables(connection, null, Catalogue.names(connection, null));
        if (tables.isEmpty()) {
            throw new FaultException(Fault.of(FaultCode.NO_TABLES, Place.of(name), "default schema"));
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("connector.yaml"), settings(url, user, name));
        for (Table table : tables) {
            Files.writeString(folder.resolve(fileName(table)), statement(table));
        }
        return folder;
    }

    private static String settings(String url, String user, String name) {
        String type = url.replaceFirst("^jdbc:", "").replaceFirst(":.*", "");
        String variable = name.toUpperCase(Locale.ROOT).replace('-', '_');
        return """
                # How to reach the source. Passwords come from the environment only. 数据源连接；口令只取自环境变量
                department: %1$s
                title: {en: %1$s, zh: %1$s}
                source:
                  type: %2$s
                  url: %3$s
                  user: %4$s
                  password: ${%5$s_PASSWORD}
                """.formatted(quoted(name), type, quoted(withoutParameters(url)), quoted(user), variable);
    }

    private static String withoutParameters(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String fileName(Table table) {
        return table.name().replaceAll("[^\\p{L}\\p{N}_.-]", "_") + ".sql";
    }

    private static String statement(Table table) {
        if (table.key().isEmpty()) {
            return "-- Table %s has no primary key, so its rows cannot be told apart: add one in the source first.%n"
                    .formatted(table.name());
        }
        String fields =
                table.columns().stream().map(c -> "  " + identifier(c.name())).collect(Collectors.joining(",\n"));
        String columns = table.columns().stream().map(NewConnector::selected).collect(Collectors.joining("\n"));
        return """
                -- Edit: put the entity type instead of Type, and for each column the field it fills; remove the columns that fill none.
                -- Another entity is named by "relation.identifier"; "record.updatedAt" is when the row was last changed.
                -- 请编辑：把 Type 换成实体类型，把每一列换成它所填的字段；删去用不到的列。
                INSERT INTO Type (
                %s
                )
                SELECT
                %s
                FROM %s
                """.formatted(fields, withoutLastComma(columns), identifier(table.name()));
    }

    private static String selected(Column column) {
        String nullable = column.nullable() ? "" : ", not null";
        return "  %s, -- %s%s".formatted(identifier(column.name()), column.type(), nullable);
    }

    private static String withoutLastComma(String columns) {
        int comma = columns.lastIndexOf(", --");
        return columns.substring(0, comma) + columns.substring(comma + 1);
    }

    /** In double quotes, since any word may be one of SQL's own. */
    private static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
