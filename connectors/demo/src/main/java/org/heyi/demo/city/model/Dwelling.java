package org.heyi.demo.city.model;

/**
 * A dwelling, and the household in it, which has the same index.
 *
 * @param entrance from 1
 */
public record Dwelling(Building building, Household household, int entrance, int floor, int door) {

    public long index() {
        return household.index();
    }

    public String addressCode() {
        return building.addressCode() + "%02d".formatted(index() % Compounds.HOUSEHOLDS);
    }

    /** Housing's own number. */
    public String housingNumber() {
        return "FW%09d".formatted(index());
    }

    public String room() {
        return Integer.toString(floor * 100 + door);
    }
}
