package org.heyi.connectors;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code proof}: how gently tables are compared with the graph. What it leaves out is as in the hub's own settings.
 *
 * @param rowsPerSecond at most; null when left out
 * @param hours of the day in which it may happen, by the source's clock; null when left out
 */
public record ProofSettings(
        @Nullable Integer rowsPerSecond, @Nullable Hours hours) {

    /** Between which times of a day; equal ones for all day long. */
    public record Hours(LocalTime from, LocalTime until) {}

    /** Nothing set. */
    public static final ProofSettings NONE = new ProofSettings(null, null);

    private static final Set<String> KNOWN = Set.of("rowsPerSecond", "hours");
    private static final String MEANING = "{rowsPerSecond: 1000, hours: 20:00-06:00}";
    private static final int MOST_ROWS = 100_000;
    private static final int ROWS = 1_000;
    private static final String ROWS_MEANING = "a number from 1 to " + MOST_ROWS;
    private static final String HOURS_MEANING = "two times, such as 20:00-06:00; 00:00-00:00 for all day long";

    /** Of the file that has the section; what is wrong with it is kept with the rest. */
    static ProofSettings of(Settings file) {
        return file.has("proof")
                ? file.section("proof", MEANING, KNOWN).map(ProofSettings::read).orElse(NONE)
                : NONE;
    }

    private static ProofSettings read(Settings settings) {
        return new ProofSettings(
                settings.has("rowsPerSecond") ? rows(settings) : null, settings.has("hours") ? hours(settings) : null);
    }

    private static @Nullable Integer rows(Settings settings) {
        Optional<String> written = settings.text("rowsPerSecond", ROWS_MEANING);
        try {
            int rows = written.map(Integer::parseInt).orElse(1);
            if (rows >= 1 && rows <= MOST_ROWS) {
                return rows;
            }
        } catch (NumberFormatException e) {
            // As one that is out of bounds.
        }
        settings.wrong("rowsPerSecond", written.orElse(""), ROWS_MEANING);
        return null;
    }

    private static @Nullable Hours hours(Settings settings) {
        Optional<String> written = settings.text("hours", HOURS_MEANING);
        if (written.isEmpty()) {
            return null;
        }
        String[] times = written.get().split("-", 2);
        try {
            if (times.length == 2) {
                return new Hours(LocalTime.parse(times[0].strip()), LocalTime.parse(times[1].strip()));
            }
        } catch (DateTimeParseException e) {
            // As one without two times.
        }
        settings.wrong("hours", written.get(), HOURS_MEANING);
        return null;
    }

    /** What is set here, and what is left out as there. */
    public ProofSettings or(ProofSettings other) {
        return new ProofSettings(
                rowsPerSecond == null ? other.rowsPerSecond : rowsPerSecond, hours == null ? other.hours : hours);
    }

    /** 1,000 rows a second all day long, where nothing else is set. */
    public ProofPace pace(ZoneId zone) {
        Hours set = hours == null ? new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT) : hours;
        return new ProofPace(rowsPerSecond == null ? ROWS : rowsPerSecond, set.from(), set.until(), zone);
    }
}
