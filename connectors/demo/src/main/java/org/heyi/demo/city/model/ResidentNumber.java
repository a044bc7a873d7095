package org.heyi.demo.city.model;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Resident ID numbers with valid check characters. No person has one of these: the fifth and sixth digits, 99, are a county that no city
 * has.
 */
public final class ResidentNumber {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private ResidentNumber() {}

    /**
     * 18 characters.
     *
     * @param area six digits
     * @param sequence below 1000, odd for men
     */
    public static String of(String area, LocalDate birth, int sequence) {
        String body = area + DAY.format(birth) + "%03d".formatted(sequence);
        return body + check(body);
    }

    /** The number with another last digit, as a typing error leaves it. */
    public static String mistyped(String number) {
        char right = number.charAt(17);
        return number.substring(0, 17) + (right == '3' ? '4' : '3');
    }

    /** The number as it was written before 1999: 15 digits, for people born before 2000. */
    public static String old(String number) {
        return number.substring(0, 6) + number.substring(8, 17);
    }

    private static char check(String body) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
