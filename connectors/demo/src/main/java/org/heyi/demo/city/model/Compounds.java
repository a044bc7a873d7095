package org.heyi.demo.city.model;

import java.util.ArrayList;
import java.util.List;
import org.heyi.demo.city.model.Divisions.Division;

/** Where people live: compounds of eight blocks, each one tall building or eight low ones, in order along the grid cells. */
public final class Compounds {
    /** Buildings a compound has at most. */
    static final int BUILDINGS = 8;
    /** Households a compound has at most. */
    static final int HOUSEHOLDS = BUILDINGS * Population.HOUSEHOLDS;

    private static final double WEST = 120.02;
    private static final double SOUTH = 31.70;

    private final Draw draw;
    private final Names names;
    private final Divisions divisions;
    private final Cells cells;
    private final Population population;

    Compounds(Draw draw, Names names, Divisions divisions, Cells cells, Population population) {
        this.draw = draw;
        this.names = names;
        this.divisions = divisions;
        this.cells = cells;
        this.population = population;
    }

    public long count() {
        return (population.blocks() + BUILDINGS - 1) / BUILDINGS;
    }

    /** The compound's buildings that have people in them. */
    public List<Building> buildings(long compound) {
        long blocks = Math.min(BUILDINGS, population.blocks() - compound * BUILDINGS);
        List<Building> buildings = new ArrayList<>();
        for (int number = 1; number <= (tall(compound) ? 1 : blocks); number++) {
            buildings.add(building(compound, number));
        }
        return buildings;
    }

    public Building buildingOf(Household household) {
        long block = household.index() / Population.HOUSEHOLDS;
        long compound = block / BUILDINGS;
        return building(compound, tall(compound) ? 1 : (int) (block % BUILDINGS) + 1);
    }

    /** Some building, the same for the same {@code purpose} and {@code index}. */
    public Building any(String purpose, long index) {
        return building(draw.below((int) count(), purpose, index), 1);
    }

    public Dwelling dwellingOf(Household household) {
        Building building = buildingOf(household);
        if (building.tall()) {
            int slot = (int) (household.index() % HOUSEHOLDS);
            return new Dwelling(building, household, slot / 16 + 1, slot % 16 / 2 + 1, slot % 2 + 1);
        }
        int slot = (int) (household.index() % Population.HOUSEHOLDS);
        return new Dwelling(building, household, 1, slot / 2 + 1, slot % 2 + 1);
    }

    private boolean tall(long compound) {
        return draw.permille(550, "tall", compound);
    }

    private Building building(long compound, int number) {
        int cell = (int) (compound * cells.thirdLevel() / count());
        Division community = cells.communities().get(cells.community(cell));
        Division town = divisions.division(community.parent());
        String street = "江阴市" + town.name() + community.name() + names.road(compound / 3)
                + (2 * draw.below(150, "house-number", compound) + 1) + "号";
        int row = cell / 40;
        double longitude = WEST + cell % 40 * 0.013 + draw.below(10_000, "longitude", compound) * 1e-6 + number * 3e-5;
        double latitude = SOUTH + row * 0.007 + draw.below(6_000, "latitude", compound) * 1e-6;
        return new Building(compound, number, tall(compound), cell, community.code(), street, longitude, latitude);
    }
}
