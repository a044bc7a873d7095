package org.heyi.connectors.mapping.function;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;

/** What EXTRACT takes out of a day or a moment. Called by compiled SQL. */
public final class DateFields {
    private DateFields() {}

    public static Long dateYear(LocalDate date) {
        return date.getLong(ChronoField.YEAR);
    }

    public static Long dateQuarter(LocalDate date) {
        return date.getLong(IsoFields.QUARTER_OF_YEAR);
    }

    public static Long dateMonth(LocalDate date) {
        return date.getLong(ChronoField.MONTH_OF_YEAR);
    }

    /** As ISO 8601 counts. */
    public static Long dateWeek(LocalDate date) {
        return date.getLong(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }

    public static Long dateDay(LocalDate date) {
        return date.getLong(ChronoField.DAY_OF_MONTH);
    }

    public static Long dateDoy(LocalDate date) {
        return date.getLong(ChronoField.DAY_OF_YEAR);
    }

    /** From 1, Monday. */
    public static Long dateIsodow(LocalDate date) {
        return date.getLong(ChronoField.DAY_OF_WEEK);
    }

    public static Long timestampYear(LocalDateTime moment) {
        return dateYear(moment.toLocalDate());
    }

    public static Long timestampQuarter(LocalDateTime moment) {
        return dateQuarter(moment.toLocalDate());
    }

    public static Long timestampMonth(LocalDateTime moment) {
        return dateMonth(moment.toLocalDate());
    }

    public static Long timestampWeek(LocalDateTime moment) {
        return dateWeek(moment.toLocalDate());
    }

    public static Long timestampDay(LocalDateTime moment) {
        return dateDay(moment.toLocalDate());
    }

    public static Long timestampDoy(LocalDateTime moment) {
        return dateDoy(moment.toLocalDate());
    }

    public static Long timestampIsodow(LocalDateTime moment) {
        return dateIsodow(moment.toLocalDate());
    }

    public static Long timestampHour(LocalDateTime moment) {
        return moment.getLong(ChronoField.HOUR_OF_DAY);
    }

    public static Long timestampMinute(LocalDateTime moment) {
        return moment.getLong(ChronoField.MINUTE_OF_HOUR);
    }

    /** Whole seconds. */
    public static Long timestampSecond(LocalDateTime moment) {
        return moment.getLong(ChronoField.SECOND_OF_MINUTE);
    }
}
