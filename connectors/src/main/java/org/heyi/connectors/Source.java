package org.heyi.connectors;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a connector's rows come from. */
public sealed interface Source {

    /**
     * A database.
     *
     * @param url for JDBC, without the password
     */
    record Database(Engine engine, String url, String user, Secret password) implements Source {}

    /**
     * A drop folder.
     *
     * @param tables by name; the newest complete file that matches is the table
     */
    record DropFolder(Path folder, Map<String, FileTable> tables) implements Source {}

    /**
     * A table that arrives as files.
     *
     * @param file pattern of file names, such as {@code vaccination*.csv}
     * @param key columns that tell rows apart
     * @param encoding of text files; null when it is to be found by looking at them
     */
    record FileTable(
            String file, List<String> key, @Nullable Charset encoding) {}

    /** A kind of database. */
    enum Engine {
        POSTGRESQL,
        MARIADB,
        MYSQL;

        /** What an address of it begins with. */
        public String urlPrefix() {
            return "jdbc:" + name().toLowerCase(Locale.ROOT) + ":";
        }
    }
}
