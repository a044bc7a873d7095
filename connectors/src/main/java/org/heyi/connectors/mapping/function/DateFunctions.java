package org.heyi.connectors.mapping.function;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** Days and times written as text. */
public final class DateFunctions {
    private static final Kept<String, DateTimeFormatter> FORMATTERS = new Kept<>();

    private DateFunctions() {}

    /** @throws java.time.DateTimeException when {@code text}, without the blanks at its ends, does not fit the pattern */
    @MappingFunction("DATE_OF")
    public static LocalDate dateOf(String text, String pattern) {
        return LocalDate.parse(text.strip(), formatter(pattern));
    }

    /** @throws java.time.DateTimeException when {@code text}, without the blanks at its ends, does not fit the pattern */
    @MappingFunction("TIMESTAMP_OF")
    public static LocalDateTime timestampOf(String text, String pattern) {
        return LocalDateTime.parse(text.strip(), formatter(pattern));
    }

    private static DateTimeFormatter formatter(String pattern) {
        // Strict, so that 31 February is an error; then y, the year of an era, would need the era, so it is read as u.
        return FORMATTERS.of(
                pattern, pattern.length(), () -> DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT));
    }
}
