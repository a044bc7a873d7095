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
import org.heyi.demo.city.model.Household;
import org.heyi.demo.city.model.Knowledge;
import org.heyi.demo.city.model.Person;
import org.heyi.demo.city.model.PersonFacts;
import org.jspecify.annotations.Nullable;

/** The police: residents, households, floating population, standard addresses. */
public final class Police {
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("yyyy/M/d");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.BASIC_ISO_DATE;
    private static final List<String> ORIGINS = List.of("安徽省阜阳市", "河南省周口市", "江苏省盐城市", "山东省菏泽市", "贵州省毕节市", "江西省上饶市", "");
    private static final LocalDate FIRST_ARRIVAL = LocalDate.of(2010, 1, 1);

    private final City city;
    private final Draw draw;
    private final Knowledge knowledge;
    private final PersonFacts facts;

    private Police(City city) {
        this.city = city;
        this.draw = city.draw();
        this.knowledge = new Knowledge(city);
        this.facts = new PersonFacts(city);
    }

    /** The tables, in the order they are filled. */
    public static List<CityTable> tables(City city) {
        Police police = new Police(city);
        return List.of(
                CityTable.of("standard_address", "dzbm lx sjdzbm xzqh dzmc dy sh jd wd zt gxsj", police::addresses),
                CityTable.of("household", "hkbh hlx hzsfzh rs dzbm gxsj", police::households),
                CityTable.of(
                        "resident",
                        "rkbh sfzh xm xb csrq mz hkbh hzgx dzbm fjbm lxdh hyzk zt djsj gxsj",
                        police::residents),
                CityTable.of(
                        "floating_population",
                        "lsh sfzh xm xb csrq hjdz xzdz fjbm lxdh zzsy ldrq djsj gxsj",
                        police::floatingPopulation));
    }

    private void addresses(RowSink sink) throws IOException {
        for (long compound = 0; compound < city.compounds().count(); compound++) {
            for (Building building : city.compounds().buildings(compound)) {
                address(sink, building);
            }
        }
        EachHousehold.of(city, household -> room(sink, city.compounds().dwellingOf(household)));
    }

    private void address(RowSink sink, Building building) throws IOException {
        boolean located = !draw.permille(30, "not-located", building.index());
        sink.row(
                List.of(new Mention("dzbm", Kind.BUILDING, building.index())),
                building.addressCode(),
                "1",
                null,
                building.community(),
                building.street() + building.number() + "幢",
                null,
                null,
                located ? degrees(building.longitude()) : null,
                located ? degrees(building.latitude()) : null,
                "启用",
                city.calendar().changed("standard_address", building.index()));
    }

    private void room(RowSink sink, Dwelling dwelling) throws IOException {
        Building building = dwelling.building();
        sink.row(
                List.of(new Mention("dzbm", Kind.DWELLING, dwelling.index())),
                dwelling.addressCode(),
                "2",
                building.addressCode(),
                building.community(),
                building.street() + building.number() + "幢" + dwelling.entrance() + "单元" + dwelling.room() + "室",
                Integer.toString(dwelling.entrance()),
                dwelling.room(),
                null,
                null,
                "启用",
                city.calendar().changed("standard_address-room", dwelling.index()));
    }

    private static String degrees(double value) {
        return "%.6f".formatted(value);
    }

    private void households(RowSink sink) throws IOException {
        EachHousehold.of(city, household -> {
            if (!household.floating()) {
                Person head = city.population().member(household, 0);
                sink.row(
                        List.of(
                                new Mention("hkbh", Kind.HOUSEHOLD, household.index()),
                                new Mention("hzsfzh", Kind.PERSON, head.index())),
                        household.number(),
                        draw.permille(20, "collective", household.index()) ? "2" : "1",
                        knowledge.idAtPolice(head),
                        household.size(),
                        city.compounds().buildingOf(household).addressCode(),
                        city.calendar().changed("household", household.index()));
            }
        });
    }

    private void residents(RowSink sink) throws IOException {
        EachHousehold.of(city, household -> {
            Dwelling dwelling = city.compounds().dwellingOf(household);
            for (int member = 0; !household.floating() && member < household.size(); member++) {
                resident(sink, city.population().member(household, member), dwelling);
            }
        });
    }

    private void resident(RowSink sink, Person person, Dwelling dwelling) throws IOException {
        sink.row(
                List.of(new Mention("rkbh", Kind.PERSON, person.index())),
                knowledge.residentNumber(person),
                knowledge.idAtPolice(person),
                person.name(),
                draw.permille(5, "sex-unknown", person.index()) ? "9" : person.male() ? "1" : "2",
                person.birth(),
                facts.ethnicGroup(person),
                person.household().number(),
                relation(person.role()),
                dwelling.building().addressCode(),
                draw.permille(100, "room-unknown", person.index()) ? null : dwelling.addressCode(),
                draw.permille(150, "no-phone", person.index())
                        ? null
                        : city.phones().written(person.index(), "police-phone"),
                maritalStatus(person),
                knowledge.stateAtPolice(person),
                draw.permille(50, "registered-unknown", person.index())
                        ? null
                        : city.calendar().changed("registered", person.index()),
                city.calendar().changed("resident", person.index()));
    }

    private static String relation(Household.Role role) {
        return switch (role) {
            case HEAD -> "01";
            case SPOUSE -> "10";
            case CHILD -> "20";
            case PARENT -> "50";
        };
    }

    /** They hear of no divorce, and for some of nothing. */
    private @Nullable String maritalStatus(Person person) {
        if (person.married()) {
            return "20";
        }
        return draw.permille(100, "marital-unknown", person.index()) ? null : facts.maritalStatus(person);
    }

    private void floatingPopulation(RowSink sink) throws IOException {
        EachHousehold.of(city, household -> {
            Dwelling dwelling = city.compounds().dwellingOf(household);
            for (int member = 0; household.floating() && member < household.size(); member++) {
                floating(sink, city.population().member(household, member), dwelling);
            }
        });
    }

    private void floating(RowSink sink, Person person, Dwelling dwelling) throws IOException {
        LocalDate arrived = city.calendar().day(FIRST_ARRIVAL, "arrived", person.index());
        sink.row(
                List.of(new Mention("lsh", Kind.PERSON, person.index())),
                1_000_000 + person.index(),
                knowledge.idAtPolice(person),
                person.name(),
                draw.permille(20, "sex-blank", person.index()) ? null : person.male() ? "男" : "女",
                draw.permille(50, "birth-blank", person.index()) ? null : SLASHES.format(person.birth()),
                draw.pick(ORIGINS, "came-from", person.household().index()),
                dwelling.building().addressCode(),
                draw.permille(300, "room-unknown", person.index()) ? null : dwelling.addressCode(),
                city.phones().written(person.index(), "floating-phone"),
                draw.permille(700, "work", person.index()) ? "01" : "02",
                DIGITS.format(arrived),
                // Registered late: up to four months after arriving.
                arrived.plusDays(draw.below(120, "late", person.index())).atTime(9, 0) + "+08",
                city.calendar().changed("floating_population", person.index()) + "+08");
    }
}
