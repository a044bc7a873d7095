package org.heyi.connectors.mapping.compile;

import java.util.Random;
import java.util.function.IntFunction;

/** Random expressions in the SQL that PostgreSQL and mappings share, over {@code t(id, a, b, i, j, f, d, e)}. */
final class RandomSql {
    private final Random random;

    RandomSql(Random random) {
        this.random = random;
    }

    String text(int depth) {
        if (depth == 0) {
            return pick("a", "b", "a", "b", "'x'", "'张三'", "'𠮷'", "''");
        }
        return switch (random.nextInt(12)) {
            case 0 -> choice(depth, this::text);
            case 1 -> "COALESCE(" + text(depth - 1) + ", " + text(depth - 1) + ")";
            case 2 -> "NULLIF(" + text(depth - 1) + ", " + text(depth - 1) + ")";
            case 3 -> "(" + text(depth - 1) + " || " + text(depth - 1) + ")";
            case 4 -> "UPPER(" + text(depth - 1) + ")";
            case 5 -> "SUBSTRING(a FROM 2 FOR " + random.nextInt(3) + ")";
            case 6 -> "TRIM(" + text(depth - 1) + ")";
            case 8 -> pick("LTRIM(", "RTRIM(", "REVERSE(") + text(depth - 1) + ")";
            case 9 -> pick("LEFT(", "RIGHT(") + text(depth - 1) + ", " + (random.nextInt(4) - 1) + ")";
            case 10 -> pick("LPAD(", "RPAD(") + text(depth - 1) + ", 3, '𠮷-')";
            case 7 -> "CAST(" + number(depth - 1) + " AS VARCHAR)";
            default -> "REPLACE(" + text(depth - 1) + ", 'x', 'yy')";
        };
    }

    String number(int depth) {
        if (depth == 0) {
            return pick("i", "j", "i", "j", "0", "1", "7");
        }
        return switch (random.nextInt(9)) {
            case 0 -> choice(depth, this::number);
            case 1 -> "COALESCE(" + number(depth - 1) + ", " + number(depth - 1) + ")";
            case 2 -> "(" + number(depth - 1) + pick(" + ", " - ") + number(depth - 1) + ")";
            case 3 -> "(" + number(depth - 1) + " * 3)";
            case 4 -> "(" + number(depth - 1) + " / 4)";
            case 6 -> "CHAR_LENGTH(" + text(depth - 1) + ")";
            case 7 -> "CAST(EXTRACT(" + pick("YEAR", "MONTH", "DAY") + " FROM " + day(depth - 1) + ") AS INTEGER)";
            case 5 -> "ABS(" + number(depth - 1) + ")";
            default -> "NULLIF(" + number(depth - 1) + ", " + number(depth - 1) + ")";
        };
    }

    String day(int depth) {
        if (depth == 0) {
            return pick("d", "e", "DATE '2026-02-28'");
        }
        return random.nextBoolean()
                ? choice(depth, this::day)
                : "COALESCE(" + day(depth - 1) + ", " + day(depth - 1) + ")";
    }

    String condition(int depth) {
        if (depth == 0) {
            return pick("f", "f", "i < j", "a = b", "d >= e", "a IS NULL", "TRUE");
        }
        return switch (random.nextInt(11)) {
            case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
            case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
            case 2 -> "(NOT " + condition(depth - 1) + ")";
            case 3 -> "(" + condition(depth - 1) + ") IS " + pick("TRUE", "NOT TRUE", "FALSE", "NOT FALSE", "UNKNOWN");
            case 4 -> "(" + number(depth - 1) + pick(" < ", " = ", " <> ", " >= ") + number(depth - 1) + ")";
            case 5 -> "(" + text(depth - 1) + pick(" = ", " <> ", " IS DISTINCT FROM ") + text(depth - 1) + ")";
            case 6 -> "(" + text(depth - 1) + " IS " + pick("NULL", "NOT NULL") + ")";
            case 7 -> "(" + number(depth - 1) + pick(" IN ", " NOT IN ") + "(1, 2, " + number(depth - 1) + "))";
            case 8 -> "(" + text(depth - 1) + pick(" LIKE ", " NOT LIKE ") + pick("'%x%'", "'张%'", "'_'") + ")";
            case 9 -> "(" + number(depth - 1) + " BETWEEN " + number(0) + " AND " + number(0) + ")";
            default -> "(" + day(depth - 1) + pick(" < ", " = ", " IS NOT DISTINCT FROM ") + day(depth - 1) + ")";
        };
    }

    private String choice(int depth, IntFunction<String> make) {
        String otherwise = random.nextBoolean() ? " ELSE " + make.apply(depth - 1) : "";
        return "CASE WHEN " + condition(depth - 1) + " THEN " + make.apply(depth - 1) + " WHEN " + condition(depth - 1)
                + " THEN " + make.apply(depth - 1) + otherwise + " END";
    }

    private String pick(String... texts) {
        return texts[random.nextInt(texts.length)];
    }
}
