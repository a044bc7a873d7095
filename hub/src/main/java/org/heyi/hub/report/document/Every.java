package org.heyi.hub.report.document;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How often a report is made, and what its periods are called: {@code 2026-10-31}, {@code 2026-W44}, {@code 2026-10}, {@code 2026-Q4}, {@code 2026}. */
public enum Every {
    DAY(
            Period.ofDays(1),
            year().appendLiteral('-')
                    .appendValue(ChronoField.MONTH_OF_YEAR, 2)
                    .appendLiteral('-')
                    .appendValue(ChronoField.DAY_OF_MONTH, 2)),
    WEEK(
            Period.ofWeeks(1),
            new DateTimeFormatterBuilder()
                    .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
                    .appendLiteral("-W")
                    .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 2)
                    .parseDefaulting(ChronoField.DAY_OF_WEEK, 1)),
    MONTH(
            Period.ofMonths(1),
            year().appendLiteral('-')
                    .appendValue(ChronoField.MONTH_OF_YEAR, 2)
                    .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)),
    QUARTER(
            Period.ofMonths(3),
            year().appendLiteral("-Q")
                    .appendValue(IsoFields.QUARTER_OF_YEAR, 1)
                    .parseDefaulting(IsoFields.DAY_OF_QUARTER, 1)),
    YEAR(Period.ofYears(1), year().parseDefaulting(ChronoField.DAY_OF_YEAR, 1));

    private final Period length;
    private final DateTimeFormatter format;

    Every(Period length, DateTimeFormatterBuilder format) {
        this.length = length;
        this.format = format.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatterBuilder year() {
        return new DateTimeFormatterBuilder().appendValue(ChronoField.YEAR, 4);
    }

    /** What {@code P1D}, {@code P1W}, {@code P1M}, {@code P3M} or {@code P1Y} stands for; empty for everything else. */
    static Optional<Every> of(String written) {
        try {
            Period period = Period.parse(written);
            return Arrays.stream(values())
                    .filter(every -> every.length.equals(period))
                    .findFirst();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The period of this name; empty when it is none. */
    public Optional<ReportPeriod> period(String name) {
        try {
            return Optional.of(LocalDate.parse(name, format)).map(from -> new ReportPeriod(this, from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The period that {@code day} lies in. */
    public ReportPeriod around(LocalDate day) {
        return new ReportPeriod(
                this,
                switch (this) {
                    case DAY -> day;
                    case WEEK -> day.with(DayOfWeek.MONDAY);
                    case MONTH -> day.withDayOfMonth(1);
                    case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
                    case YEAR -> day.withDayOfYear(1);
                });
    }

    LocalDate after(LocalDate from) {
        return from.plus(length);
    }

    String name(LocalDate from) {
        return from.format(format);
    }
}
