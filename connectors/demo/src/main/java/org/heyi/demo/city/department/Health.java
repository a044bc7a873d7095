package org.heyi.demo.city.department;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.heyi.demo.city.department.Mention.Kind;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Draw;
import org.heyi.demo.city.model.Dwelling;
import org.heyi.demo.city.model.Knowledge;
import org.heyi.demo.city.model.Person;
import org.heyi.demo.city.model.PersonFacts;

/** Health: files of residents and vaccinations, as files that are dropped into a folder. */
public final class Health {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy/M/d H:mm");
    private static final DateTimeFormatter SLASHES = DateTimeFormatter.ofPattern("yyyy/M/d");
    private static final List<String> VACCINES = List.of("乙肝疫苗", "脊灰疫苗", "麻腮风疫苗", "百白破疫苗", "流感疫苗", "肺炎疫苗");

    private final City city;
    private final Draw draw;
    private final Knowledge knowledge;
    private final PersonFacts facts;

    private Health(City city) {
        this.city = city;
        this.draw = city.draw();
        this.knowledge = new Knowledge(city);
        this.facts = new PersonFacts(city);
    }

    /** The files, in the order they are written. */
    public static List<CityTable> tables(City city) {
        Health health = new Health(city);
        return List.of(
                CityTable.of("health_file", "jkdabh sfzh xm xb csrq lxdh xzz xx mbbz gxsj", health::files),
                CityTable.of("vaccination", "jzbh jkdabh sfzh xm ymmc jzrq jzdw gxsj", health::vaccinations));
    }

    private void files(RowSink sink) throws IOException {
        for (long index = 0; index < city.population().size(); index++) {
            Person person = city.population().person(index);
            if (knowledge.hasHealthFile(person)) {
                file(sink, person);
            }
        }
    }

    private void file(RowSink sink, Person person) throws IOException {
        long index = person.index();
        Dwelling dwelling = city.compounds().dwellingOf(person.household());
        String address = dwelling.building().street().replaceFirst("^江阴市", "") + " "
                + dwelling.building().number() + "栋" + dwelling.entrance() + "-" + dwelling.room();
        LocalDateTime changed = city.calendar().changed("health_file", index);
        sink.row(
                List.of(new Mention("jkdabh", Kind.PERSON, index)),
                knowledge.healthFileNumber(person),
                knowledge.idAtHealth(person),
                knowledge.name(person, "health"),
                person.male() ? "男" : "女",
                draw.permille(30, "file-birth-blank", index) ? null : person.birth(),
                draw.permille(100, "file-no-phone", index)
                        ? null
                        : city.phones().written(index, "file-phone"),
                draw.permille(50, "file-no-address", index) ? null : address,
                facts.bloodGroup(person),
                facts.chronicallyIll(person) ? "是" : draw.permille(200, "illness-unknown", index) ? null : "否",
                SECONDS.format(changed));
    }

    private void vaccinations(RowSink sink) throws IOException {
        for (long index = 0; index < city.population().size(); index++) {
            Person person = city.population().person(index);
            if (knowledge.hasHealthFile(person) && (person.age() < 25 || draw.permille(200, "vaccinated", index))) {
                vaccination(sink, person);
            }
        }
    }

    /** For those without an ID number in their file, every second vaccination has it, and so ties the file to the person. */
    private void vaccination(RowSink sink, Person person) throws IOException {
        long index = person.index();
        LocalDate day = city.calendar().day(person.birth(), "vaccination", index);
        sink.row(
                List.of(new Mention("jzbh", Kind.CERTIFICATE, index), new Mention("jkdabh", Kind.PERSON, index)),
                "YM%010d".formatted(index),
                knowledge.healthFileNumber(person),
                draw.permille(500, "vaccination-id", index) ? person.idNumber() : null,
                person.name(),
                draw.pick(VACCINES, "vaccine", index),
                SLASHES.format(day),
                city.divisions()
                                .division(city.compounds()
                                        .buildingOf(person.household())
                                        .community()
                                        .substring(0, 9))
                                .name()
                        + "卫生院",
                MINUTES.format(city.calendar().changed("vaccination", index)));
    }
}
