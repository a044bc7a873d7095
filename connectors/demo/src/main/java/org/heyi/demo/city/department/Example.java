package org.heyi.demo.city.department;

import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Knowledge;
import org.heyi.demo.city.model.Person;

/** People whom the demo shows. */
public final class Example {
    private Example() {}

    /**
     * Whom the demo proposes to look up: one whom police, social security and health all know by ID number.
     *
     * @throws IllegalStateException when the city has nobody like that, which no city of a hundred people is
     */
    public static Person person(City city) {
        Knowledge knowledge = new Knowledge(city);
        return firstFrom(city, 0, person -> knownEverywhere(person, knowledge));
    }

    /**
     * Somebody with a job, picked by the seed: whose home and employer the city's forms are about, too.
     *
     * @throws IllegalStateException when nobody has a job, which is so in no city of a hundred people
     */
    public static Person employee(City city) {
        Knowledge knowledge = new Knowledge(city);
        int start = city.draw().below(Math.toIntExact(city.population().size()), "employee", 0);
        return firstFrom(
                city,
                start,
                person -> knowledge.stateAtPolice(person).equals("正常")
                        && knowledge.employed(person)
                        && person.idNumber().equals(knowledge.idAtSocialSecurity(person)));
    }

    private static Person firstFrom(City city, long start, Predicate<Person> wanted) {
        long size = city.population().size();
        return LongStream.range(start, start + size)
                .mapToObj(index -> city.population().person(index % size))
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this city has nobody to show"));
    }

    private static boolean knownEverywhere(Person person, Knowledge knowledge) {
        return !person.floating()
                && knowledge.stateAtPolice(person).equals("正常")
                && knowledge.employed(person)
                && knowledge.hasHealthFile(person)
                && person.idNumber().equals(knowledge.idAtSocialSecurity(person))
                && person.idNumber().equals(knowledge.idAtHealth(person));
    }
}
