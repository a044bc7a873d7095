package org.heyi.hub.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.heyi.hub.torture.SourceSystem.Step;
import org.jspecify.annotations.Nullable;

/** Makes random transactions. What they do follows from the random numbers alone, not from what the tables hold. */
final class RandomChanges {
    /** Rows of the largest transactions: above what the hub takes whole. */
    static final int MASS = 30_000;

    private static final int PAIRS = 6;
    private static final int TABLES_LARGEST_KEY = 40;
    private static final List<Table> TABLES = List.of(
            new Table(
                    "register",
                    "resident",
                    List.of("id"),
                    List.of(
                            "ident",
                            "file_no",
                            "name",
                            "phone",
                            "note",
                            "born",
                            "building",
                            "building_address",
                            "state",
                            "updated")),
            new Table(
                    "clinic",
                    "patient",
                    List.of("ward", "bed"),
                    List.of("ident", "file_no", "name", "phone", "note", "old_code", "updated")),
            new Table("estate", "building", List.of("code"), List.of("old_code", "address", "storeys", "updated")),
            new Table("estate", "ownership", List.of("id"), List.of("ident", "code", "lives_there", "updated")));

    private final Values values;
    private int changes;

    RandomChanges(Values values) {
        this.values = values;
    }

    private record Table(String department, String name, List<String> key, List<String> columns) {
        Stream<String> all() {
            return Stream.concat(key.stream(), columns.stream());
        }

        String whereKey() {
            return " WHERE " + key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
        }
    }

    /** A transaction of one to eight changes, in some of the department's tables. */
    List<Step> transaction(SourceSystem department) {
        List<Table> tables = TABLES.stream()
                .filter(t -> t.department().equals(department.name()))
                .toList();
        List<Step> steps = new ArrayList<>();
        int count = values.chance(0.4) ? 1 : 1 + values.below(8);
        for (int i = 0; i < count; i++) {
            steps.addAll(change(department, values.of(tables)));
        }
        if (values.chance(0.5)) {
            steps.addAll(pair(department));
        }
        if (values.chance(0.008)) {
            steps.add(new Step("TRUNCATE TABLE " + values.of(tables).name(), List.of()));
            steps.addAll(change(department, values.of(tables)));
        }
        return steps;
    }

    private List<Step> change(SourceSystem department, Table table) {
        int kind = values.below(100);
        if (kind < 35) {
            return List.of(insert(department, table, key(table)));
        } else if (kind < 75) {
            return List.of(update(table));
        } else if (kind < 88) {
            return List.of(delete(table, key(table)));
        } else if (kind < 93) {
            return List.of(changeKey(department, table));
        } else if (kind < 97) {
            List<String> key = key(table);
            return List.of(delete(table, key), insert(department, table, key));
        }
        String column = values.of(table.columns());
        String other = values.of(table.columns());
        return List.of(new Step(
                "UPDATE " + table.name() + " SET " + column + " = ? WHERE " + other + " = ?",
                Stream.of(values.of(column), values.of(other)).collect(Collectors.toList())));
    }

    private List<String> key(Table table) {
        String number = String.valueOf(values.below(TABLES_LARGEST_KEY));
        return switch (table.name()) {
            case "patient" -> List.of(values.of(List.of("a", "a|b", "a\\", "东/西")), String.valueOf(values.below(10)));
            case "building" -> List.of("B" + values.below(14));
            default -> List.of(number);
        };
    }

    private Step insert(SourceSystem department, Table table, List<String> key) {
        int person = values.below(40);
        int building = values.below(14);
        List<@Nullable String> row = new ArrayList<>(key);
        table.columns().forEach(column -> row.add(values.column(column, person, building)));
        String columns = table.all().collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(row.size(), "?"));
        String into = table.name() + " (" + columns + ") VALUES (" + marks + ")";
        return new Step(
                department.postgres()
                        ? "INSERT INTO " + into + " ON CONFLICT DO NOTHING"
                        : "INSERT IGNORE INTO " + into,
                row);
    }

    /** Of one to three columns: the long ones are mostly left as they are. */
    private Step update(Table table) {
        Map<String, @Nullable String> set = new LinkedHashMap<>();
        int count = 1 + values.below(3);
        for (int i = 0; i < count; i++) {
            String column = values.of(table.columns());
            set.put(column, values.of(column));
        }
        List<@Nullable String> parameters = new ArrayList<>(set.values());
        parameters.addAll(key(table));
        String assignments = set.keySet().stream().map(c -> c + " = ?").collect(Collectors.joining(", "));
        return new Step("UPDATE " + table.name() + " SET " + assignments + table.whereKey(), parameters);
    }

    private static Step delete(Table table, List<String> key) {
        return new Step("DELETE FROM " + table.name() + table.whereKey(), new ArrayList<>(key));
    }

    /** In PostgreSQL the transaction fails when there is a row of that key: then nothing of it must arrive. */
    private Step changeKey(SourceSystem department, Table table) {
        List<@Nullable String> parameters = new ArrayList<>(key(table));
        parameters.addAll(key(table));
        String assignments = table.key().stream().map(c -> c + " = ?").collect(Collectors.joining(", "));
        String update = department.postgres() ? "UPDATE " : "UPDATE IGNORE ";
        return new Step(update + table.name() + " SET " + assignments + table.whereKey(), parameters);
    }

    /** The same value into both tables, or the row out of both. */
    List<Step> pair(SourceSystem department) {
        String number = String.valueOf(values.below(PAIRS));
        String value = "v" + ++changes;
        boolean gone = values.chance(0.2);
        List<Step> steps = new ArrayList<>();
        for (String table : List.of("pair_one", "pair_other")) {
            steps.add(new Step("DELETE FROM " + table + " WHERE nr = ?", List.of(number)));
            if (!gone) {
                steps.add(new Step("INSERT INTO " + table + " (nr, said) VALUES (?, ?)", List.of(number, value)));
            }
        }
        return steps;
    }

    /** A value for a pair that shows how far the department has been read. */
    static List<Step> marker(String value) {
        return List.of(
                new Step("INSERT INTO pair_one (nr, said) VALUES ('end', ?)", List.of(value)),
                new Step("INSERT INTO pair_other (nr, said) VALUES ('end', ?)", List.of(value)));
    }

    /** All rows of the mass get the same value, or go, or come. */
    List<Step> mass(SourceSystem department) {
        String value = "m" + ++changes;
        String numbers = department.postgres()
                ? "generate_series(1, " + MASS + ") AS s(n)"
                : "(SELECT seq n FROM seq_1_to_" + MASS + ") s";
        return switch (values.below(3)) {
            case 0 -> List.of(new Step("DELETE FROM mass", List.of()));
            case 1 -> List.of(new Step("UPDATE mass SET said = ?", List.of(value)));
            default ->
                List.of(
                        new Step("DELETE FROM mass", List.of()),
                        new Step("INSERT INTO mass SELECT concat('k', n), ? FROM " + numbers, List.of(value)));
        };
    }

    /** Rows for a file. */
    List<Map<String, @Nullable String>> survey() {
        List<Map<String, @Nullable String>> rows = new ArrayList<>();
        int count = 1 + values.below(40);
        for (int i = 0; i < count; i++) {
            int person = values.below(40);
            int building = values.below(14);
            Map<String, @Nullable String> row = new LinkedHashMap<>();
            DropFolder.COLUMNS.forEach(
                    column -> row.put(column, column.equals("id") ? "" : values.column(column, person, building)));
            row.put("id", "s" + (i * 3 + values.below(3)));
            if (values.chance(0.05)) {
                row.put("updated", "yesterday");
            }
            rows.add(row);
        }
        return rows;
    }
}
