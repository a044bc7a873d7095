package org.heyi.demo.city.model;

import java.time.LocalDate;

/**
 * One of the city's enterprises.
 *
 * @param form code of the legal form: 1130, 1210, 4530 or 9500
 * @param representative index of the person who represents it
 */
public record Enterprise(
        long index,
        String creditCode,
        String name,
        String form,
        LocalDate founded,
        long representative,
        Building seat) {

    /** Number of registration at market regulation. */
    public String registrationNumber() {
        return "320299%09d".formatted(index);
    }

    /** Number as an employer at social security. */
    public String employerNumber() {
        return "JY%08d".formatted(index);
    }
}
