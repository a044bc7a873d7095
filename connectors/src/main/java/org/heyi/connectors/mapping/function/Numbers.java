package org.heyi.connectors.mapping.function;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic as PostgreSQL has it: exact numbers round halves away from zero, floating ones to the even neighbour. Called by compiled SQL. */
public final class Numbers {
    private static final int SIGNIFICANT = 16;
    private static final int GROUP = 4;

    private Numbers() {}

    /** With at least 16 significant digits. @throws ArithmeticException by zero */
    public static BigDecimal divideDecimal(BigDecimal number, BigDecimal by) {
        if (by.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        int weight = weight(number) - weight(by);
        int scale = SIGNIFICANT - GROUP * (firstGroup(number) <= firstGroup(by) ? weight - 1 : weight);
        int shown = Math.max(Math.max(number.scale(), by.scale()), Math.max(scale, 0));
        return number.divide(by, shown, RoundingMode.HALF_UP);
    }

    /** @throws ArithmeticException by zero */
    public static Double divideDouble(Double number, Double by) {
        if (by == 0) {
            throw new ArithmeticException("division by zero");
        }
        return number / by;
    }

    public static BigDecimal roundDecimal(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP);
    }

    public static BigDecimal roundDecimal(BigDecimal number, Integer places) {
        return shown(number.setScale(places, RoundingMode.HALF_UP));
    }

    public static Double roundDouble(Double number) {
        return Math.rint(number);
    }

    public static BigDecimal truncDecimal(BigDecimal number) {
        return number.setScale(0, RoundingMode.DOWN);
    }

    public static BigDecimal truncDecimal(BigDecimal number, Integer places) {
        return shown(number.setScale(places, RoundingMode.DOWN));
    }

    public static Double truncDouble(Double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    public static BigDecimal ceilDecimal(BigDecimal number) {
        return number.setScale(0, RoundingMode.CEILING);
    }

    public static BigDecimal floorDecimal(BigDecimal number) {
        return number.setScale(0, RoundingMode.FLOOR);
    }

    private static BigDecimal shown(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    /** PostgreSQL keeps numbers in groups of four digits; how many stand before the point decides how many follow it. */
    private static int weight(BigDecimal number) {
        return number.signum() == 0 ? 0 : Math.floorDiv(number.precision() - number.scale() - 1, GROUP);
    }

    private static int firstGroup(BigDecimal number) {
        return number.abs().movePointLeft(GROUP * weight(number)).intValue();
    }
}
