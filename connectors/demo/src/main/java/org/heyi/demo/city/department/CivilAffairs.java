package org.heyi.demo.city.department;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.heyi.demo.city.department.Mention.Kind;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.CreditCode;
import org.heyi.demo.city.model.Divisions.Division;
import org.heyi.demo.city.model.Draw;
import org.heyi.demo.city.model.Household;
import org.heyi.demo.city.model.Person;
import org.heyi.demo.city.model.PersonFacts;
import org.jspecify.annotations.Nullable;

/** Civil affairs: divisions, allowances, social organisations, marriages. */
public final class CivilAffairs {
    private static final DateTimeFormatter IN_WORDS = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final LocalDateTime DIVIDED = LocalDateTime.of(2023, 12, 31, 0, 0);
    private static final List<String> ORGANISATION_KINDS = List.of("51", "51", "52", "52", "53");
    /** Codes of organisations' credit codes start above those of enterprises. */
    private static final long ORGANISATION_CODES = 10_000_000;

    private final City city;
    private final Draw draw;
    private final PersonFacts facts;

    private CivilAffairs(City city) {
        this.city = city;
        this.draw = city.draw();
        this.facts = new PersonFacts(city);
    }

    /** The tables, in the order they are filled. */
    public static List<CityTable> tables(City city) {
        CivilAffairs civil = new CivilAffairs(city);
        return List.of(
                CityTable.of("division", "dm mc sjdm jb gxsj", civil::divisions),
                CityTable.of("allowance", "btbh lqrsfzh lqrxm btlx je ksrq jsrq zt gxsj", civil::allowances),
                CityTable.of(
                        "social_organisation",
                        "djzh tyshxydm mc lx fddbr frsfzh zs clrq zt gxsj",
                        civil::organisations),
                CityTable.of("marriage", "djzh nansfzh nanxm nvsfzh nvxm djrq djjg zt gxsj", civil::marriages));
    }

    private void divisions(RowSink sink) throws IOException {
        int index = 0;
        for (Division division : city.divisions().all()) {
            int level = List.of("county", "town", "village").indexOf(division.level()) + 1;
            sink.row(
                    List.of(new Mention("dm", Kind.PLACE, index++)),
                    division.code(),
                    division.name(),
                    level == 1 ? null : division.parent(),
                    level,
                    DIVIDED);
        }
    }

    private void allowances(RowSink sink) throws IOException {
        for (long index = 0; index < city.population().size(); index++) {
            Person person = city.population().person(index);
            String kind = allowance(person);
            if (kind != null) {
                allowance(sink, person, kind);
            }
        }
    }

    private @Nullable String allowance(Person person) {
        if (person.age() >= 80 && draw.permille(800, "old-age", person.index())) {
            return "01";
        }
        if (person.floating() || !draw.permille(15, "in-need", person.index())) {
            return null;
        }
        return person.age() < 18 ? "04" : draw.permille(500, "disabled", person.index()) ? "03" : "02";
    }

    private void allowance(RowSink sink, Person person, String kind) throws IOException {
        boolean ended = draw.permille(100, "allowance-ended", person.index());
        LocalDate begun = city.calendar().day(LocalDate.of(2015, 1, 1), "allowance-begun", person.index());
        sink.row(
                List.of(new Mention("btbh", Kind.PERSON, person.index())),
                "BT" + kind + "%010d".formatted(person.index()),
                person.idNumber(),
                person.name(),
                kind,
                100 + 10 * draw.below(80, "allowance-sum", person.index()) + ".00",
                begun,
                ended ? city.calendar().day(begun, "allowance-end", person.index()) : null,
                ended ? "0" : "1",
                city.calendar().changed("allowance", person.index()));
    }

    private void organisations(RowSink sink) throws IOException {
        for (long index = 0; index < Math.max(5, city.population().size() / 2_000); index++) {
            String kind = draw.pick(ORGANISATION_KINDS, "organisation-kind", index);
            long anybody = Long.remainderUnsigned(
                    draw.number("organisation-leader", index), city.population().size());
            Person leader = city.population()
                    .person(city.population().householdOf(anybody).firstPerson());
            String suffix = kind.equals("51") ? "协会" : kind.equals("52") ? "服务中心" : "公益基金会";
            sink.row(
                    List.of(
                            new Mention("djzh", Kind.ORGANISATION, index),
                            new Mention("frsfzh", Kind.PERSON, leader.index())),
                    "澄民社字第%05d号".formatted(index + 1),
                    CreditCode.of(kind, ORGANISATION_CODES + index),
                    "江阴市" + city.names().brand(index + 31) + city.names().trade(index + 31) + suffix,
                    kind,
                    leader.name(),
                    leader.idNumber(),
                    city.compounds().any("organisation-seat", index).street(),
                    IN_WORDS.format(city.calendar().day(LocalDate.of(1995, 1, 1), "organisation-founded", index)),
                    draw.permille(50, "organisation-ended", index) ? "0" : "1",
                    city.calendar().changed("social_organisation", index));
        }
    }

    private void marriages(RowSink sink) throws IOException {
        EachHousehold.of(city, household -> {
            if (facts.marriedHere(household)) {
                marriage(sink, household);
            }
        });
    }

    private void marriage(RowSink sink, Household household) throws IOException {
        Person head = city.population().member(household, 0);
        Person other = city.population().member(household, 1);
        Person man = head.male() ? head : other;
        Person woman = head.male() ? other : head;
        LocalDate grown = (man.birth().isAfter(woman.birth()) ? man.birth() : woman.birth()).plusYears(22);
        LocalDate married = grown.plusDays(draw.below(2_000, "wedding", household.index()));
        sink.row(
                List.of(
                        new Mention("djzh", Kind.CERTIFICATE, household.index()),
                        new Mention("nansfzh", Kind.PERSON, man.index()),
                        new Mention("nvsfzh", Kind.PERSON, woman.index())),
                "J320299-%d-%07d".formatted(married.getYear(), household.index()),
                man.idNumber(),
                man.name(),
                woman.idNumber(),
                woman.name(),
                married,
                draw.permille(100, "registry-unknown", household.index()) ? null : "江阴市民政局婚姻登记处",
                facts.divorced(household) ? "2" : "1",
                city.calendar().changed("marriage", household.index()));
    }
}
