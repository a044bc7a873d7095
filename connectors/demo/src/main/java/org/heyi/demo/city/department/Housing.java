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

/** Housing: buildings, dwellings, ownership. */
public final class Housing {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.BASIC_ISO_DATE;
    private static final List<String> BLOCK_WORDS = List.of("幢", "栋", "#");
    private static final List<String> USES = List.of("10", "10", "10", "10", "40");
    private static final List<String> LAYOUTS = List.of("1室1厅", "2室1厅", "2室2厅", "3室1厅", "3室2厅", "");
    private static final LocalDate FIRST_DEED = LocalDate.of(1998, 1, 1);

    private final City city;
    private final Draw draw;

    private Housing(City city) {
        this.city = city;
        this.draw = city.draw();
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
                building.tall() ? city.names().brand(building.compound()) + "苑" + building.number() + "号楼" : "",
                building.community(),
                building.street() + building.number() + draw.pick(BLOCK_WORDS, "block-word", index),
                building.floors(),
                1975 + draw.below(50, "built", index),
                (building.tall() ? 2_800 : 420) + draw.below(600, "floor-space", index) + ".50",
                draw.pick(USES, "use", index),
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
                    45 + draw.below(120, "dwelling-space", index) + ".25",
                    draw.pick(LAYOUTS, "layout", index),
                    city.calendar().changed("fw", index));
        });
    }

    private void deeds(RowSink sink) throws IOException {
        EachHousehold.of(city, household -> deeds(sink, household));
    }

    /** Somebody else's for those who rent, the couple's or the head's for most, none for a few. */
    private void deeds(RowSink sink, Household household) throws IOException {
        long index = household.index();
        int share = draw.below(1000, "deed", index);
        if (share < 40) {
            return;
        }
        if (share < 80 || (household.floating() && share < 400)) {
            Enterprise owner = city.enterprises()
                    .enterprise(draw.below((int) city.enterprises().count(), "owner", index));
            deed(sink, index, "A", "2", owner.name(), owner.creditCode(), Kind.ENTERPRISE, owner.index(), "单独所有", "现势");
            return;
        }
        long head = household.floating()
                ? Long.remainderUnsigned(
                        draw.number("landlord", index), city.population().size())
                : household.firstPerson();
        boolean shared = household.couple() && !household.floating() && draw.permille(350, "shared", index);
        person(sink, index, "A", head, shared ? "1/2" : "单独所有", "现势");
        if (shared) {
            person(sink, index, "B", head + 1, "1/2", "现势");
        }
        if (draw.permille(50, "former-owner", index)) {
            long former = Long.remainderUnsigned(
                    draw.number("former-owner", index), city.population().size());
            person(sink, index, "L", former, "单独所有", "历史");
        }
    }

    private void person(RowSink sink, long dwelling, String part, long owner, String share, String state)
            throws IOException {
        Person person = city.population().person(owner);
        deed(sink, dwelling, part, "1", person.name(), person.idNumber(), Kind.PERSON, owner, share, state);
    }

    private void deed(
            RowSink sink,
            long dwelling,
            String part,
            String ownerKind,
            String owner,
            String ownerNumber,
            Kind kind,
            long ownerIndex,
            String share,
            String state)
            throws IOException {
        long seed = dwelling * 31 + part.charAt(0);
        sink.row(
                List.of(new Mention("fwbh", Kind.DWELLING, dwelling), new Mention("qlrzh", kind, ownerIndex)),
                "苏2099江阴不动产权%09d%s".formatted(dwelling, part),
                "FW%09d".formatted(dwelling),
                ownerKind,
                owner,
                ownerNumber,
                share,
                draw.permille(20, "deed-no-day", seed)
                        ? null
                        : Integer.valueOf(DIGITS.format(city.calendar().day(FIRST_DEED, "deed-day", seed))),
                state,
                city.calendar().changed("cq", seed));
    }
}
