package org.heyi.demo.city.model;

/**
 * A building.
 *
 * @param compound the compound it stands in
 * @param number from 1, within the compound
 * @param cell index of its third-level grid cell
 * @param community code of its community
 * @param street town, community, road and house number in words, the same for the compound
 */
public record Building(
        long compound,
        int number,
        boolean tall,
        int cell,
        String community,
        String street,
        double longitude,
        double latitude) {

    /** Unique in the city. */
    public long index() {
        return compound * Compounds.BUILDINGS + number - 1;
    }

    public String addressCode() {
        return community + "%05d%02d".formatted(compound, number);
    }

    /** Housing's own number. */
    public String housingNumber() {
        return "LD%08d".formatted(index());
    }

    public int floors() {
        return tall ? 8 : 2;
    }
}
