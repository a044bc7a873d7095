package org.heyi.demo.city.model;

import java.time.LocalDate;

/**
 * One of the city's people as they really are; departments know less.
 *
 * @param index from 0
 * @param idNumber resident ID number, valid
 */
public record Person(
        long index,
        Household household,
        Household.Role role,
        boolean male,
        String name,
        LocalDate birth,
        String idNumber) {

    /** Years of age on the city's last day, about. */
    public int age() {
        return Calendar.TODAY.getYear() - birth.getYear();
    }

    public boolean floating() {
        return household.floating();
    }

    public boolean married() {
        return household.couple() && (role == Household.Role.HEAD || role == Household.Role.SPOUSE);
    }
}
