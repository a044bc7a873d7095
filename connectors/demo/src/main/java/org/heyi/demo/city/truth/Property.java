package org.heyi.demo.city.truth;

import java.util.List;
import org.heyi.demo.city.model.Building;
import org.heyi.demo.city.model.Cells;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Divisions.Division;
import org.heyi.demo.city.model.Dwelling;
import org.heyi.demo.city.model.PropertyFacts;

/** Buildings and dwellings as they are, and where they stand. */
final class Property {
    private final City city;
    private final PropertyFacts facts;
    private final Truth truth;

    Property(City city, Truth truth) {
        this.city = city;
        this.facts = new PropertyFacts(city);
        this.truth = truth;
    }

    Thing thing(Building building) {
        return new Thing()
                .with("addressCode", building.addressCode())
                .with("buildingNumber", building.housingNumber())
                .with("address", building.street() + building.number() + "幢")
                .with("name", Texts.orNull(facts.buildingName(building)))
                .with("use", facts.use(building).equals("40") ? "MIXED" : "RESIDENTIAL")
                .with("floors", building.floors())
                .with("builtIn", facts.builtIn(building))
                .with("floorSpace", Double.valueOf(facts.floorSpace(building)))
                .with("longitude", building.longitude())
                .with("latitude", building.latitude())
                .related("place", () -> List.of(place(city.divisions().division(building.community()))))
                .related("gridCell", () -> List.of(cell(building.cell())))
                .related("enterprises", () -> truth.seatedIn(building));
    }

    Thing thing(Dwelling dwelling) {
        return new Thing()
                .with("addressCode", dwelling.addressCode())
                .with("houseNumber", dwelling.housingNumber())
                .with("room", dwelling.entrance() + "-" + dwelling.room())
                .with("floor", dwelling.floor())
                .with("floorSpace", Double.valueOf(facts.floorSpace(dwelling)))
                .with("layout", Texts.orNull(facts.layout(dwelling)))
                .related("building", () -> List.of(thing(dwelling.building())))
                .related("owners", () -> owners(dwelling))
                .related("occupants", () -> truth.living(dwelling.household()));
    }

    /** The people among them. */
    private List<Thing> owners(Dwelling dwelling) {
        return facts.deeds(dwelling.household()).stream()
                .filter(deed -> deed.inForce() && !deed.enterprise())
                .map(deed -> truth.thing(city.population().person(deed.owner())))
                .toList();
    }

    private Thing place(Division division) {
        return new Thing()
                .with("code", division.code())
                .with("name", division.name())
                .related(
                        "parent",
                        () -> division.level().equals("county")
                                ? List.of()
                                : List.of(place(city.divisions().division(division.parent()))));
    }

    private Thing cell(int thirdLevelCell) {
        Cells cells = city.cells();
        return new Thing().with("code", cells.code(thirdLevelCell)).with("name", cells.name(thirdLevelCell));
    }
}
