package org.heyi.demo.city.department;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.heyi.demo.city.department.Mention.Kind;
import org.heyi.demo.city.model.Building;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Draw;
import org.heyi.demo.city.model.Dwelling;
import org.heyi.demo.city.model.Enterprise;
import org.heyi.demo.city.model.Household;
import org.heyi.demo.city.model.Person;
import org.heyi.demo.city.model.PropertyFacts;
import org.heyi.demo.city.model.PropertyFacts.Deed;

/** Housing: buildings, dwellings, ownership. */
public final class Housing {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.BASIC_ISO_DATE;
    private static final List<String> BLOCK_WORDS = List.of("幢", "栋", "#");
    private static final LocalDate FIRST_DEED = LocalDate.of(1998, 1, 1);

    private final City city;
    private final Draw draw;
    private final PropertyFacts facts;

    private Housing(City city) {
        this.city = city;
        this.draw = city.draw();
        this.facts = new PropertyFacts(city);
    }

    /** The tables, in the order they are filled. */
    public static List<CityTable> tables(City city) {
        Housing housing = new Housing(city);
        return List.of(
                CityTable.of("ld", "ldbh dzbm ldmc xzqh zldz dscs jznf jzmj yt gxsj", housing::buildings),
                CityTable.of("fw", "fwbh ldbh dzbm sh szc jzmj hx gxsj", housing::dwellings),
                CityTable.of("cq", "cqzh fwbh qlrlx qlrmc qlrzh gyfe djrq zt gxsj", housing::deeds));
    }

    private void buildings(RowSink sink) throws IOException {
        for (long compound = 0; compound < city.compounds().count(); compound++) {
            for (Building building : city.compounds().buildings(compound)) {
                building(sink, building);
            }
        }
    }

    private void building(RowSink sink, Building building) throws IOException {
        long index = building.index();
        sink.row(
                List.of(new Mention("ldbh", Kind.BUILDING, index)),
                building.housingNumber(),
                draw.permille(30, "housing-no-address", index) ? null : building.addressCode(),
                facts.buildingName(building),
                building.community(),
                building.street() + building.number() + draw.pick(BLOCK_WORDS, "block-word", index),
                building.floors(),
                facts.builtIn(building),
                facts.floorSpace(building),
                facts.use(building),
                city.calendar().changed("ld", index));
    }

    private void dwellings(RowSink sink) throws IOException {
        EachHousehold.of(city, household -> {
            Dwelling dwelling = city.compounds().dwellingOf(household);
            long index = dwelling.index();
            sink.row(
                    List.of(new Mention("fwbh", Kind.DWELLING, index)),
                    dwelling.housingNumber(),
                    dwelling.building().housingNumber(),
                    draw.permille(50, "dwelling-no-address", index) ? null : dwelling.addressCode(),
                    dwelling.entrance() + "-" + dwelling.room(),
                    dwelling.floor(),
                    facts.floorSpace(dwelling),
                    facts.layout(dwelling),
                    city.calendar().changed("fw", index));
        });
    }

    private void deeds(RowSink sink) throws IOException {
        EachHousehold.of(city, household -> deeds(sink, household));
    }

    private void deeds(RowSink sink, Household household) throws IOException {
        for (Deed deed : facts.deeds(household)) {
            if (deed.enterprise()) {
                Enterprise owner = city.enterprises().enterprise(deed.owner());
                deed(sink, household.index(), deed, owner.name(), owner.creditCode());
            } else {
                Person owner = city.population().person(deed.owner());
                deed(sink, household.index(), deed, owner.name(), owner.idNumber());
            }
        }
    }

    private void deed(RowSink sink, long dwelling, Deed deed, String owner, String ownerNumber) throws IOException {
        long seed = dwelling * 31 + deed.part();
        Kind kind = deed.enterprise() ? Kind.ENTERPRISE : Kind.PERSON;
        sink.row(
                List.of(new Mention("fwbh", Kind.DWELLING, dwelling), new Mention("qlrzh", kind, deed.owner())),
                "苏2099江阴不动产权%09d%s".formatted(dwelling, deed.part()),
                "FW%09d".formatted(dwelling),
                deed.enterprise() ? "2" : "1",
                owner,
                ownerNumber,
                deed.shared() ? "1/2" : "单独所有",
                draw.permille(20, "deed-no-day", seed)
                        ? null
                        : Integer.valueOf(DIGITS.format(city.calendar().day(FIRST_DEED, "deed-day", seed))),
                deed.inForce() ? "现势" : "历史",
                city.calendar().changed("cq", seed));
    }
}
