package org.heyi.demo.city.truth;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.heyi.demo.city.model.Building;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Dwelling;
import org.heyi.demo.city.model.Enterprise;
import org.heyi.demo.city.model.Household;
import org.heyi.demo.city.model.Knowledge;
import org.heyi.demo.city.model.Person;
import org.heyi.demo.city.model.PersonFacts;
import org.heyi.demo.city.model.ResidentNumber;

/** The city of a size and a seed as the generator means it, whatever departments wrote of it. */
public final class Truth {
    /** No county has it, and nobody of the city. */
    private static final String NEWCOMERS_AREA = "659999";

    private static final LocalDate NEWCOMERS_FIRST_BIRTH = LocalDate.of(1940, 1, 1);
    private static final int NUMBERS_A_DAY = 500;

    private final City city;
    private final PersonFacts facts;
    private final Knowledge knowledge;
    private final People people;
    private final Property property;
    private final Enterprises enterprises;

    public Truth(long residents, long seed) {
        this.city = new City(residents, seed);
        this.facts = new PersonFacts(city);
        this.knowledge = new Knowledge(city);
        this.people = new People(city, this);
        this.property = new Property(city, this);
        this.enterprises = new Enterprises(city, this);
    }

    /**
     * Somebody who lives here.
     *
     * @param idNumber resident ID number
     * @param subjects what forms may be about, under the name of its lookup: the person, where the person lives and, if anywhere, works
     */
    public record Resident(String idNumber, Map<String, Thing> subjects) {}

    /** Up to {@code count} people who live here, each once, in random order. */
    public List<Resident> residents(int count, Random random) {
        return random.longs(0, city.population().size())
                .distinct()
                .limit(Math.min(2L * count, city.population().size()))
                .mapToObj(city.population()::person)
                .filter(facts::livesHere)
                .limit(count)
                .map(this::resident)
                .toList();
    }

    /** The ID number of somebody whom no department knows, another for each {@code index} below 15 million. */
    public static String newcomer(int index) {
        int sequence = index % NUMBERS_A_DAY;
        return ResidentNumber.of(NEWCOMERS_AREA, NEWCOMERS_FIRST_BIRTH.plusDays(index / NUMBERS_A_DAY), sequence);
    }

    private Resident resident(Person person) {
        Map<String, Thing> subjects = new HashMap<>();
        subjects.put("person", thing(person));
        subjects.put("building", thing(city.compounds().buildingOf(person.household())));
        subjects.put("dwelling", thing(city.compounds().dwellingOf(person.household())));
        if (knowledge.employed(person)) {
            subjects.put("enterprise", thing(facts.employer(person)));
        }
        return new Resident(person.idNumber(), Map.copyOf(subjects));
    }

    Thing thing(Person person) {
        return people.thing(person);
    }

    /** Who lives with a household. */
    List<Thing> living(Household household) {
        return people.living(household);
    }

    Thing thing(Building building) {
        return property.thing(building);
    }

    Thing thing(Dwelling dwelling) {
        return property.thing(dwelling);
    }

    Thing thing(Enterprise enterprise) {
        return enterprises.thing(enterprise);
    }

    /** Those with their seat in a building. */
    List<Thing> seatedIn(Building building) {
        return enterprises.seatedIn(building);
    }
}
