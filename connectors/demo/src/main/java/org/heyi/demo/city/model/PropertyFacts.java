package org.heyi.demo.city.model;

import java.util.ArrayList;
import java.util.List;

/** What is true of buildings and dwellings beyond where they stand, and who owns them. Codes are those of the departments. */
public final class PropertyFacts {
    private static final List<String> USES = List.of("10", "10", "10", "10", "40");
    private static final List<String> LAYOUTS = List.of("1室1厅", "2室1厅", "2室2厅", "3室1厅", "3室2厅", "");

    private final City city;
    private final Draw draw;

    public PropertyFacts(City city) {
        this.city = city;
        this.draw = city.draw();
    }

    /**
     * A title deed of a dwelling.
     *
     * @param part A and B for those in force, L for one superseded
     * @param enterprise whether the owner is an enterprise, not a person
     * @param owner index of the person or enterprise
     * @param shared whether it is half of the dwelling
     */
    public record Deed(char part, boolean enterprise, long owner, boolean shared) {
        public boolean inForce() {
            return part != 'L';
        }
    }

    /** Its name; empty where it has none. */
    public String buildingName(Building building) {
        return building.tall() ? city.names().brand(building.compound()) + "苑" + building.number() + "号楼" : "";
    }

    public int builtIn(Building building) {
        return 1975 + draw.below(50, "built", building.index());
    }

    /** Square metres. */
    public String floorSpace(Building building) {
        return (building.tall() ? 2_800 : 420) + draw.below(600, "floor-space", building.index()) + ".50";
    }

    /** 10 dwelling, 40 dwelling above shops. */
    public String use(Building building) {
        return draw.pick(USES, "use", building.index());
    }

    /** Square metres. */
    public String floorSpace(Dwelling dwelling) {
        return 45 + draw.below(120, "dwelling-space", dwelling.index()) + ".25";
    }

    /** Such as 2室1厅; empty where nobody says. */
    public String layout(Dwelling dwelling) {
        return draw.pick(LAYOUTS, "layout", dwelling.index());
    }

    /** Of the household's dwelling: somebody else's for those who rent, the couple's or the head's for most, none for a few. */
    public List<Deed> deeds(Household household) {
        long index = household.index();
        int share = draw.below(1000, "deed", index);
        List<Deed> deeds = new ArrayList<>();
        if (share < 40) {
            return deeds;
        }
        if (share < 80 || (household.floating() && share < 400)) {
            deeds.add(new Deed('A', true, draw.below((int) city.enterprises().count(), "owner", index), false));
            return deeds;
        }
        long head = household.floating() ? anybody("landlord", index) : household.firstPerson();
        boolean shared = household.couple() && !household.floating() && draw.permille(350, "shared", index);
        deeds.add(new Deed('A', false, head, shared));
        if (shared) {
            deeds.add(new Deed('B', false, head + 1, true));
        }
        if (draw.permille(50, "former-owner", index)) {
            deeds.add(new Deed('L', false, anybody("former-owner", index), false));
        }
        return deeds;
    }

    private long anybody(String purpose, long index) {
        return Long.remainderUnsigned(
                draw.number(purpose, index), city.population().size());
    }
}
