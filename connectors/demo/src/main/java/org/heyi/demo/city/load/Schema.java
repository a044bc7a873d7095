package org.heyi.demo.city.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A department's tables as its own DDL has them. */
final class Schema {
    private static final String FOLDER = "/org/heyi/demo/city/department/";
    private static final String CREATE_TABLE = "CREATE TABLE ";

    private Schema() {}

    /** Drops and creates every table of {@code <department>.sql}. */
    static void create(Connection connection, String department) throws IOException, SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String ddl : statements(department)) {
                if (ddl.startsWith(CREATE_TABLE)) {
                    statement.execute("DROP TABLE IF EXISTS " + table(ddl));
                }
                statement.execute(ddl);
            }
        }
    }

    static List<String> tables(String department) throws IOException {
        return statements(department).stream()
                .filter(ddl -> ddl.startsWith(CREATE_TABLE))
                .map(Schema::table)
                .toList();
    }

    private static String table(String ddl) {
        return ddl.substring(CREATE_TABLE.length(), ddl.indexOf(' ', CREATE_TABLE.length()));
    }

    private static List<String> statements(String department) throws IOException {
        String name = FOLDER + department + ".sql";
        try (InputStream resource = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            String script = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(script.split(";"))
                    .map(String::strip)
                    .filter(ddl -> !ddl.isEmpty())
                    .toList();
        }
    }
}
