package org.heyi.demo.city.department;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.heyi.demo.city.department.Mention.Kind;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Draw;
import org.heyi.demo.city.model.Enterprise;
import org.heyi.demo.city.model.Knowledge;
import org.heyi.demo.city.model.Person;
import org.heyi.demo.city.model.PersonFacts;
import org.jspecify.annotations.Nullable;

/** Social security: employers, insured persons, employments, in columns named by the codes of the national standard. */
public final class SocialSecurity {
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);
    private static final LocalDate FIRST_JOB = LocalDate.of(2005, 1, 1);

    private final City city;
    private final Draw draw;
    private final Knowledge knowledge;
    private final PersonFacts facts;

    private SocialSecurity(City city) {
        this.city = city;
        this.draw = city.draw();
        this.knowledge = new Knowledge(city);
        this.facts = new PersonFacts(city);
    }

    /** The tables, in the order they are filled. */
    public static List<CityTable> tables(City city) {
        SocialSecurity social = new SocialSecurity(city);
        return List.of(
                CityTable.of("ab01", "aab001 aab003 aab004 aab015 aae005 aae036", social::employers),
                CityTable.of("ac01", "aac001 aac002 aac003 aac004 aac006 aae005 aae010 aac008 aae036", social::insured),
                CityTable.of("ac02", "baz001 aac001 aab001 aca111 aac049 aac050 aae036", social::employments));
    }

    private void employers(RowSink sink) throws IOException {
        for (long index = 0; index < city.enterprises().count(); index++) {
            Enterprise enterprise = city.enterprises().enterprise(index);
            boolean shortName = draw.permille(100, "short-name", index);
            sink.row(
                    List.of(new Mention("aab001", Kind.ENTERPRISE, index)),
                    enterprise.employerNumber(),
                    draw.permille(50, "employer-no-code", index) ? "" : enterprise.creditCode(),
                    shortName ? enterprise.name().replace("有限公司", "公司") : enterprise.name(),
                    draw.permille(100, "employees-unknown", index) ? null : draw.below(300, "employees", index),
                    city.phones().landline(index),
                    moment(city.calendar().changed("ab01", index)));
        }
    }

    private void insured(RowSink sink) throws IOException {
        for (long index = 0; index < city.population().size(); index++) {
            Person person = city.population().person(index);
            if (knowledge.insured(person)) {
                insured(sink, person);
            }
        }
    }

    private void insured(RowSink sink, Person person) throws IOException {
        long index = person.index();
        sink.row(
                List.of(new Mention("aac001", Kind.PERSON, index)),
                knowledge.socialSecurityNumber(person),
                knowledge.idAtSocialSecurity(person),
                knowledge.name(person, "social-security"),
                person.male() ? "1" : "2",
                draw.permille(20, "insured-birth-blank", index) ? null : DIGITS.format(person.birth()),
                draw.permille(200, "insured-no-phone", index)
                        ? null
                        : city.phones().written(index, "insured-phone"),
                draw.permille(100, "insured-no-account", index) ? null : facts.bankAccount(person),
                facts.insurance(person).orElseThrow(),
                moment(city.calendar().changed("ac01", index)));
    }

    private void employments(RowSink sink) throws IOException {
        for (long index = 0; index < city.population().size(); index++) {
            Person person = city.population().person(index);
            if (knowledge.employed(person)) {
                employments(sink, person);
            }
        }
    }

    /** The present one, and for some a former one. */
    private void employments(RowSink sink, Person person) throws IOException {
        long index = person.index();
        LocalDate begun = city.calendar().day(FIRST_JOB, "job-begun", index);
        Enterprise employer = facts.employer(person);
        boolean dated = draw.permille(300, "dated-forever", index);
        employment(sink, person, 1, employer, begun, dated ? FOREVER.toString() : null);
        if (draw.permille(200, "former-job", index)) {
            Enterprise former = city.enterprises().employerOf(index + 7);
            employment(
                    sink,
                    person,
                    2,
                    former,
                    begun.minusYears(3),
                    begun.minusDays(1).toString());
        }
    }

    private void employment(
            RowSink sink, Person person, int number, Enterprise employer, LocalDate begun, @Nullable String ended)
            throws IOException {
        long key = PersonFacts.employment(person, number);
        sink.row(
                List.of(
                        new Mention("aac001", Kind.PERSON, person.index()),
                        new Mention("aab001", Kind.ENTERPRISE, employer.index())),
                key,
                knowledge.socialSecurityNumber(person),
                employer.employerNumber(),
                facts.job(person, number),
                begun,
                ended,
                moment(city.calendar().changed("ac02", key)));
    }

    private static String moment(LocalDateTime time) {
        return MOMENT.format(time);
    }
}
