package org.heyi.demo.city.department;

import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Knowledge;
import org.heyi.demo.city.model.Person;

/** The person whom the demo proposes to look up: one whom police, social security and health all know by ID number. */
public final class Example {
    private Example() {}

    /** @throws IllegalStateException when the city has nobody like that, which no city of a hundred people is */
    public static Person person(City city) {
        Knowledge knowledge = new Knowledge(city);
        for (long index = 0; index < city.population().size(); index++) {
            Person person = city.population().person(index);
            if (knownEverywhere(person, knowledge)) {
                return person;
            }
        }
        throw new IllegalStateException("nobody in this city is known to police, social security and health");
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
