package org.heyi.connectors.capture.statement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.connectors.capture.statement.TableEffect.Kind;

/** The parts of an ALTER TABLE behind the table's name. */
final class AlterTable {
    /** Engines that keep all rows; others forget them, or bring their own. */
    private static final Set<String> KEEPING = Set.of("INNODB", "ARIA", "MYISAM", "ROCKSDB", "NDB", "NDBCLUSTER");

    private static final String[] ANYTHING_BUT_COLUMNS = {
        "INDEX", "KEY", "UNIQUE", "FULLTEXT", "SPATIAL", "CHECK", "VECTOR", "CONSTRAINT"
    };

    private final TableId table;
    private final Words words;
    private final List<TableEffect> effects;

    AlterTable(TableId table, Words words, List<TableEffect> effects) {
        this.table = table;
        this.words = words;
        this.effects = effects;
    }

    void read() {
        while (!words.atEnd()) {
            part();
            while (!words.atEnd() && !words.take(',')) {
                rest();
            }
        }
    }

    /** Options may stand one behind the other without a comma, and partitions behind them. */
    private void rest() {
        if (words.take("ENGINE")) {
            engine();
        } else if (!words.skipBracket()) {
            words.skip();
        }
    }

    private void part() {
        if (words.take("RENAME")) {
            renamed();
        } else if (words.take("ADD")) {
            added();
        } else if (words.take("DROP")) {
            dropped();
        } else if (words.take("MODIFY")) {
            column();
        } else if (words.take("ALTER")) {
            defaults();
        } else if (words.take("CHANGE")) {
            column();
            words.name().ifPresent(name -> columns(Set.of(name)));
        } else if (words.take("CONVERT")) {
            converted();
        } else if (words.take("EXCHANGE", "PARTITION")) {
            add(Kind.ROWS, table);
            words.skip();
            if (words.take("WITH", "TABLE")) {
                words.table().ifPresent(other -> add(Kind.ROWS, other));
            }
        } else if (words.takeAny("TRUNCATE", "DISCARD", "IMPORT", "REPAIR")) {
            add(Kind.ROWS, table);
        } else if (words.take("ENGINE")) {
            engine();
        }
    }

    private void renamed() {
        if (words.take("COLUMN")) {
            words.skipExists();
            column();
            if (words.take("TO")) {
                words.name().ifPresent(name -> columns(Set.of(name)));
            }
        } else if (!words.takeAny("INDEX", "KEY")) {
            if (!words.takeAny("TO", "AS")) {
                words.take('=');
            }
            words.table().ifPresent(to -> DdlStatement.renamed(Map.of(to, table), Set.of(table), effects));
        }
    }

    private void added() {
        if (words.take("SYSTEM") || words.take("PERIOD")) {
            columns(Set.of());
        } else if (words.take("PARTITION")) {
            // More room; every row stays where it is, or goes to where it is found as before.
            return;
        } else if (words.takeAny("CONSTRAINT", "FOREIGN")) {
            constraint();
        } else if (words.take("PRIMARY")) {
            columns(Set.of());
        } else if (!words.takeAny(ANYTHING_BUT_COLUMNS)) {
            words.take("COLUMN");
            words.skipExists();
            if (words.take('(')) {
                columns(Set.of());
            } else {
                words.name().ifPresent(name -> columns(Set.of(name)));
            }
        }
    }

    /** Whatever kind it is of: foreign keys are asked for again, and so is a key that is not one. */
    private void constraint() {
        add(Kind.FOREIGN_KEYS, table);
        while (!words.atEnd() && !words.take("PRIMARY")) {
            if (words.take("FOREIGN") || words.take("UNIQUE") || words.take("CHECK") || words.take("KEY")) {
                return;
            }
            words.skip();
        }
        columns(Set.of());
    }

    private void dropped() {
        if (words.take("PARTITION")) {
            add(Kind.ROWS, table);
        } else if (words.take("SYSTEM") || words.take("PERIOD") || words.take("PRIMARY")) {
            columns(Set.of());
        } else if (words.takeAny("FOREIGN", "CONSTRAINT")) {
            add(Kind.FOREIGN_KEYS, table);
        } else if (!words.takeAny(ANYTHING_BUT_COLUMNS)) {
            words.take("COLUMN");
            words.skipExists();
            column();
        }
    }

    /** What a column has where nothing is said: no row that is there changes. */
    private void defaults() {
        words.take("COLUMN");
        words.skipExists();
        words.skip();
    }

    private void column() {
        words.take("COLUMN");
        words.skipExists();
        if (words.takeAny("INDEX", "KEY", "CONSTRAINT", "CHECK")) {
            return;
        }
        words.name().ifPresent(name -> columns(Set.of(name)));
    }

    private void converted() {
        if (words.take("PARTITION")) {
            add(Kind.ROWS, table);
            words.skip();
            if (words.take("TO", "TABLE")) {
                words.table().ifPresent(made -> add(Kind.ROWS, made));
            }
        } else if (words.take("TABLE")) {
            add(Kind.ROWS, table);
            words.table().ifPresent(gone -> add(Kind.DROPPED, gone));
        } else {
            columns(Set.of());
        }
    }

    private void engine() {
        words.take('=');
        words.name()
                .filter(name -> !KEEPING.contains(name.toUpperCase(Locale.ROOT)))
                .ifPresent(name -> add(Kind.ROWS, table));
    }

    private void columns(Set<String> names) {
        effects.add(TableEffect.columns(table, names));
    }

    private void add(Kind kind, TableId of) {
        effects.add(TableEffect.of(kind, of));
    }
}
