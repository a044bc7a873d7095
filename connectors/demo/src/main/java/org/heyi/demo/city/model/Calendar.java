package org.heyi.demo.city.model;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** Days and moments of the city, which stands still on {@link #TODAY}. */
public final class Calendar {
    /** The last day anything happened on. */
    public static final LocalDate TODAY = LocalDate.of(2025, 6, 30);

    private static final LocalDateTime FIRST = LocalDateTime.of(2019, 1, 1, 8, 0);
    private static final int SECONDS = (int) ChronoUnit.SECONDS.between(FIRST, TODAY.atTime(17, 0));

    private final Draw draw;

    public Calendar(Draw draw) {
        this.draw = draw;
    }

    /** When a row was last changed, since 2019. */
    public LocalDateTime changed(String table, long index) {
        return FIRST.plusSeconds(draw.below(SECONDS, table, index));
    }

    /** A day from {@code first} to the city's last. */
    public LocalDate day(LocalDate first, String purpose, long index) {
        int days = (int) ChronoUnit.DAYS.between(first, TODAY);
        return first.plusDays(days <= 0 ? 0 : draw.below(days, purpose, index));
    }
}
