package org.heyi.demo.city.model;

/** A city of a size and a seed. Two with the same of both are the same city. */
public final class City {
    /** The most residents a city may have: beyond them, ID numbers would repeat. */
    public static final long MOST_RESIDENTS = 1_780_000;

    private final Draw draw;
    private final Names names;
    private final Phones phones;
    private final Calendar calendar;
    private final Divisions divisions = Divisions.read();
    private final Cells cells;
    private final Population population;
    private final Compounds compounds;
    private final Enterprises enterprises;

    /** @throws IllegalArgumentException when there are fewer residents than 100 or more than {@link #MOST_RESIDENTS} */
    public City(long residents, long seed) {
        if (residents < 100 || residents > MOST_RESIDENTS) {
            throw new IllegalArgumentException("a city has 100 to " + MOST_RESIDENTS + " residents, not " + residents);
        }
        this.draw = new Draw(seed);
        this.names = new Names(draw);
        this.phones = new Phones(draw);
        this.calendar = new Calendar(draw);
        this.cells = new Cells(divisions, residents);
        this.population = new Population(residents, draw, names);
        this.compounds = new Compounds(draw, names, divisions, cells, population);
        this.enterprises = new Enterprises(draw, names, calendar, population, compounds);
    }

    public Draw draw() {
        return draw;
    }

    public Names names() {
        return names;
    }

    public Phones phones() {
        return phones;
    }

    public Calendar calendar() {
        return calendar;
    }

    public Divisions divisions() {
        return divisions;
    }

    public Cells cells() {
        return cells;
    }

    public Population population() {
        return population;
    }

    public Compounds compounds() {
        return compounds;
    }

    public Enterprises enterprises() {
        return enterprises;
    }
}
