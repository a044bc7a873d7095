package org.heyi.hub.torture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random values for the columns, from few, so that rows meet and disagree. */
final class Values {
    private static final int PEOPLE = 40;
    private static final int BUILDINGS = 14;
    private static final List<String> NAMES = List.of("王伟", "王伟 ", "李娜", "Wáng Wěi", "😀", "O'Neil", "");
    private static final List<String> BIRTHS =
            List.of("19800101", "19991231", "20000229", " ", "", "20010229", "1980-01-01", "unknown");
    private static final List<String> MOMENTS = List.of(
            "2026-01-01 00:00:00",
            "2026-01-02 00:00:00",
            "2026-01-02 00:00:01",
            "2026-03-04 05:06:07",
            "2026-10-31 08:00:00");

    private final Random random;

    Values(Random random) {
        this.random = random;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    <T> List<T> shuffled(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** A value for a column, null now and then. */
    @Nullable
    String of(String column) {
        return column(column, below(PEOPLE), below(BUILDINGS));
    }

    /** A value for a column of a row about that person and building, most of the time. */
    @Nullable
    String column(String column, int person, int building) {
        int who = chance(0.9) ? person : below(PEOPLE);
        int where = chance(0.9) ? building : below(BUILDINGS);
        return switch (column) {
            case "ident" -> identifier("P" + who);
            case "file_no" -> identifier("F" + who);
            case "code", "building" -> identifier("B" + where);
            case "old_code" -> identifier("O" + where);
            case "name" -> orNull(of(NAMES));
            case "phone" -> orNull((chance(0.5) ? "138" : "0510") + below(3));
            case "note" -> chance(0.2) ? null : note();
            case "born" -> chance(0.6) ? BIRTHS.get(below(3)) : orNull(of(BIRTHS));
            case "state" -> chance(0.75) ? "here" : orNull("gone");
            case "address", "building_address" -> orNull(of(List.of("长江路1号", "长江路2号", "pulled down")));
            case "storeys" -> chance(0.6) ? String.valueOf(below(40)) : orNull(of(List.of("many", " 7 ", "", "3.5x")));
            case "lives_there" -> String.valueOf(below(2));
            case "updated" -> orNull(of(MOMENTS));
            default -> throw new IllegalArgumentException(column);
        };
    }

    /** Long enough to be stored outside of the row, and not to be compressed into it. */
    private String note() {
        StringBuilder text = new StringBuilder(of(List.of("早", "午", "晚"))).append(below(3));
        if (chance(0.7)) {
            for (int i = 0; i < 700; i++) {
                text.append(String.format(Locale.ROOT, "%08x", random.nextInt()));
            }
        }
        return text.toString();
    }

    private @Nullable String identifier(String value) {
        int kind = below(40);
        return kind < 4 ? null : kind == 4 ? " " : kind == 5 ? " " + value + " " : value;
    }

    private @Nullable String orNull(String value) {
        return chance(0.15) ? null : value;
    }
}
