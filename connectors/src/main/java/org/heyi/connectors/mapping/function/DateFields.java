package org.heyi.connectors.mapping.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;

/** What EXTRACT takes out of a day or a moment, and CAST into text. Called by compiled SQL. */
public final class DateFields {
    private static final int LAST_YEAR = 9999;

    private DateFields() {}

    /** The day itself, which is written with four digits of its year; else an error, as of {@code infinity}. */
    public static LocalDate dateWritable(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > LAST_YEAR) {
            throw new DateTimeException(Internals.shown(date) + " is outside what is written as text");
        }
        return date;
    }

    public static LocalDateTime timestampWritable(LocalDateTime moment) {
        dateWritable(moment.toLocalDate());
        return moment;
    }

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

    /** From 0, Sunday. */
    public static Long dateDow(LocalDate date) {
        return date.getLong(ChronoField.DAY_OF_WEEK) % 7;
    }

    /** The year that the ISO week belongs to. */
    public static Long dateIsoyear(LocalDate date) {
        return date.getLong(IsoFields.WEEK_BASED_YEAR);
    }

    public static Long timestampDow(LocalDateTime moment) {
        return dateDow(moment.toLocalDate());
    }

    public static Long timestampIsoyear(LocalDateTime moment) {
        return dateIsoyear(moment.toLocalDate());
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
