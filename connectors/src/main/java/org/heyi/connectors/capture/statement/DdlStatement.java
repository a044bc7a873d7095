package org.heyi.connectors.capture.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.statement.TableEffect.Kind;
import org.heyi.connectors.capture.token.Tokens;
import org.heyi.connectors.capture.token.Tokens.Token;

/**
 * What a statement in the log of MariaDB or MySQL does to tables. Where the statement leaves it open, more is said than may be so: that a table
 * has to be read again does no harm.
 *
 * @param effects in the statement's order
 * @param droppedDatabase whose tables are all gone; empty when none is
 * @param names all that may be a table's name in the statement, in lower case
 */
public record DdlStatement(List<TableEffect> effects, Optional<String> droppedDatabase, Set<String> names) {

    /**
     * Never fails.
     *
     * @param database of the session, empty when it had none
     */
    public static DdlStatement of(String sql, String database) {
        List<Token> tokens = Tokens.of(sql);
        Words words = new Words(tokens, database);
        List<TableEffect> effects = new ArrayList<>();
        skipSettings(words);
        Optional<String> dropped = Optional.empty();
        if (words.take("CREATE")) {
            dropped = created(words, effects);
        } else if (words.take("DROP")) {
            dropped = dropped(words, effects);
        } else if (words.take("RENAME")) {
            renamed(words, effects);
        } else if (words.take("ALTER")) {
            altered(words, effects);
        } else if (words.take("TRUNCATE")) {
            words.take("TABLE");
            words.table().ifPresent(table -> effects.add(TableEffect.of(Kind.TRUNCATED, table)));
        } else if (words.take("REPAIR")) {
            words.takeAny("LOCAL", "NO_WRITE_TO_BINLOG");
            tables(words, Kind.ROWS, effects);
        } else if (!words.take("DELETE", "HISTORY") && changesRows(words)) {
            rows(tokens, database, effects);
        }
        return new DdlStatement(List.copyOf(effects), dropped, names(tokens));
    }

    /** Whether the statement may speak of the table, by the name alone. */
    public boolean names(TableId table) {
        return names.contains(table.table().toLowerCase(Locale.ROOT));
    }

    /** {@code SET STATEMENT max_statement_time = 1 FOR …}, as MariaDB has it. */
    private static void skipSettings(Words words) {
        if (words.take("SET", "STATEMENT")) {
            while (!words.atEnd() && !words.take("FOR")) {
                words.skip();
            }
        }
    }

    private static Optional<String> created(Words words, List<TableEffect> effects) {
        boolean replace = words.take("OR", "REPLACE");
        if (words.takeAny("DATABASE", "SCHEMA")) {
            words.skipExists();
            return replace ? words.name() : Optional.empty();
        }
        if (words.take("TABLE")) {
            words.skipExists();
            words.table().ifPresent(table -> effects.add(TableEffect.of(Kind.ROWS, table)));
        }
        return Optional.empty();
    }

    private static Optional<String> dropped(Words words, List<TableEffect> effects) {
        if (words.takeAny("DATABASE", "SCHEMA")) {
            words.skipExists();
            return words.name();
        }
        if (words.takeAny("TABLE", "TABLES")) {
            words.skipExists();
            tables(words, Kind.DROPPED, effects);
        }
        return Optional.empty();
    }

    private static void tables(Words words, Kind kind, List<TableEffect> effects) {
        words.takeAny("TABLE", "TABLES");
        do {
            words.table().ifPresent(table -> effects.add(TableEffect.of(kind, table)));
        } while (words.take(','));
    }

    /** Several renamings are done one after the other, so that two tables can swap their names. */
    private static void renamed(Words words, List<TableEffect> effects) {
        if (!words.takeAny("TABLE", "TABLES")) {
            return;
        }
        words.skipExists();
        Map<TableId, TableId> origins = new LinkedHashMap<>();
        Set<TableId> left = new LinkedHashSet<>();
        do {
            Optional<TableId> from = words.table();
            words.skipWait();
            Optional<TableId> to = words.take("TO") ? words.table() : Optional.empty();
            if (from.isPresent() && to.isPresent()) {
                rename(from.get(), to.get(), origins, left);
            }
        } while (words.take(','));
        renamed(origins, left, effects);
    }

    /**
     * @param origins which table, by its name before the statement, has which name now
     * @param left names that tables had before the statement
     */
    static void rename(TableId from, TableId to, Map<TableId, TableId> origins, Set<TableId> left) {
        TableId origin = Objects.requireNonNullElse(origins.remove(from), from);
        origins.put(to, origin);
        left.add(origin);
    }

    static void renamed(Map<TableId, TableId> origins, Set<TableId> left, List<TableEffect> effects) {
        origins.forEach((now, origin) -> {
            if (!now.equals(origin)) {
                effects.add(TableEffect.of(Kind.ROWS, now));
            }
            if (left.contains(origin) && !origins.containsKey(origin)) {
                effects.add(TableEffect.renamed(origin, now));
            }
        });
    }

    private static void altered(Words words, List<TableEffect> effects) {
        words.take("ONLINE");
        boolean ignore = words.take("IGNORE");
        if (!words.take("TABLE")) {
            return;
        }
        words.skipExists();
        Optional<TableId> table = words.table();
        words.skipWait();
        if (table.isPresent()) {
            if (ignore) {
                effects.add(TableEffect.of(Kind.ROWS, table.get()));
            }
            new AlterTable(table.get(), words, effects).read();
        }
    }

    private static boolean changesRows(Words words) {
        return words.takeAny(
                "INSERT", "UPDATE", "DELETE", "REPLACE", "LOAD", "WITH", "CALL", "DO", "EXECUTE", "IMPORT");
    }

    /** Which of the names are tables is not looked into: statements that change rows are rare in a log of rows. */
    private static void rows(List<Token> tokens, String database, List<TableEffect> effects) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() != Tokens.Kind.SIGN) {
                boolean qualified = i >= 2 && tokens.get(i - 1).is('.');
                String schema = qualified ? tokens.get(i - 2).text() : database;
                effects.add(TableEffect.of(
                        Kind.ROWS, new TableId(schema, tokens.get(i).text())));
                if (qualified) {
                    // The column of a table, too, has a name and a dot in front of it.
                    effects.add(TableEffect.of(
                            Kind.ROWS, new TableId(database, tokens.get(i).text())));
                }
            }
        }
    }

    private static Set<String> names(List<Token> tokens) {
        Set<String> names = new HashSet<>();
        tokens.stream()
                .filter(token -> token.kind() != Tokens.Kind.SIGN)
                .forEach(token -> names.add(token.text().toLowerCase(Locale.ROOT)));
        return names;
    }
}
