package org.heyi.connectors.mapping.function;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a user would add. */
public final class GridFunctions {
    private GridFunctions() {}

    @MappingFunction("GRID_OF")
    public static String gridOf(String addressCode, Integer length) {
        return addressCode.substring(0, length);
    }

    @MappingFunction("DAYS_LATER")
    public static LocalDate daysLater(LocalDate day, Long days) {
        return days == 0 ? null : day.plusDays(days);
    }

    @MappingFunction("AT_NOON")
    public static LocalDateTime atNoon(LocalDateTime moment) {
        return moment.withHour(12);
    }

    @MappingFunction("SHARE")
    public static Double share(BigDecimal part, Double whole) {
        return part.doubleValue() / whole;
    }

    @MappingFunction("IS_LONG")
    public static Boolean isLong(String text) {
        return text.length() > 3;
    }
}
