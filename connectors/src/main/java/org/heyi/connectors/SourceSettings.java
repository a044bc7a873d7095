package org.heyi.connectors;

import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.heyi.connectors.Source.Database;
import org.heyi.connectors.Source.DropFolder;
import org.heyi.connectors.Source.Engine;
import org.heyi.connectors.Source.FileTable;
import org.heyi.schema.fault.FaultCode;

/** Reads the section {@code source} of a connector's file. */
final class SourceSettings {
    static final Set<String> KNOWN = Set.of("type", "url", "user", "password", "passwordFile", "folder", "tables");
    private static final String TYPES = "postgresql, mariadb, mysql, files";
    private static final Pattern PASSWORD_IN_URL =
            Pattern.compile("[?&]password=|//[^/@?]*:[^/@?]*@", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAMES =
            Pattern.compile("[^/]*\\.((csv|xlsx)|\\{(csv|xlsx)(,(csv|xlsx))*})", Pattern.CASE_INSENSITIVE);
    private static final String WHICH_FILES =
            "a pattern of file names that end in .csv or .xlsx, such as report-*.csv or report-*.{xlsx,csv}";

    private final Settings settings;
    private final Path folder;

    /** @param folder of the connector, that relative paths start from */
    SourceSettings(Settings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
    }

    Optional<Source> read() {
        Optional<String> type = settings.text("type", TYPES);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        return switch (type.get()) {
            case "postgresql", "mariadb", "mysql" ->
                database(Engine.valueOf(type.get().toUpperCase(Locale.ROOT)));
            case "files" -> dropFolder();
            default -> {
                settings.wrong("type", type.get(), TYPES);
                yield Optional.empty();
            }
        };
    }

    private Optional<Source> database(Engine engine) {
        Optional<String> url = settings.text("url", engine.urlPrefix() + "//host:port/database")
                .filter(u -> url(engine, u));
        Optional<String> user = settings.text("user", "the database user that reads and replicates");
        Optional<Secret> password = settings.secret("password", folder);
        return url.isPresent() && user.isPresent() && password.isPresent()
                ? Optional.of(new Database(engine, url.get(), user.get(), password.get()))
                : Optional.empty();
    }

    private boolean url(Engine engine, String url) {
        if (PASSWORD_IN_URL.matcher(url).find()) {
            settings.fault(FaultCode.LITERAL_PASSWORD, "url");
            return false;
        }
        // A variable that is not set stands for itself where a source is only looked at, not asked.
        if (!url.startsWith("${") && !url.startsWith(engine.urlPrefix() + "//")) {
            settings.wrong("url", url, engine.urlPrefix() + "//host:port/database");
            return false;
        }
        return true;
    }

    private Optional<Source> dropFolder() {
        Optional<String> path = settings.text("folder", "the directory that files arrive in");
        Map<String, FileTable> tables = new LinkedHashMap<>();
        Optional<Settings> section = settings.section("tables", "which files are which table", Set.of());
        section.ifPresent(all -> {
            for (String name : all.names()) {
                all.section(name, "", Set.of("file", "key", "encoding"))
                        .flatMap(SourceSettings::table)
                        .ifPresent(table -> tables.put(name, table));
            }
        });
        boolean whole =
                section.isPresent() && tables.size() == section.get().names().size();
        return path.filter(p -> whole).map(p -> new DropFolder(folder.resolve(p), Map.copyOf(tables)));
    }

    private static Optional<FileTable> table(Settings settings) {
        Optional<String> file = settings.text("file", WHICH_FILES);
        List<String> key = settings.texts("key", "a list of the columns that tell rows apart: [id]");
        Optional<Charset> encoding = settings.has("encoding") ? encoding(settings) : Optional.empty();
        boolean understood = !settings.has("encoding") || encoding.isPresent();
        boolean known = file.filter(SourceSettings::isKnown).isPresent();
        if (file.isPresent() && !known) {
            settings.wrong("file", file.get(), WHICH_FILES);
        }
        return known && understood && !key.isEmpty()
                ? Optional.of(new FileTable(file.get(), key, encoding.orElse(null)))
                : Optional.empty();
    }

    private static boolean isKnown(String pattern) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            return false;
        }
        return FILE_NAMES.matcher(pattern).matches();
    }

    private static Optional<Charset> encoding(Settings settings) {
        Optional<String> name = settings.text("encoding", "UTF-8 or GB18030");
        try {
            return name.map(Charset::forName);
        } catch (IllegalArgumentException e) {
            settings.wrong("encoding", name.orElse(""), "UTF-8 or GB18030");
            return Optional.empty();
        }
    }
}
