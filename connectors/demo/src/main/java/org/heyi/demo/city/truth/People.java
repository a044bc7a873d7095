package org.heyi.demo.city.truth;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Household;
import org.heyi.demo.city.model.Knowledge;
import org.heyi.demo.city.model.Person;
import org.heyi.demo.city.model.PersonFacts;
import org.jspecify.annotations.Nullable;

/** People and households as they are. */
final class People {
    private final City city;
    private final Knowledge knowledge;
    private final PersonFacts facts;
    private final Truth truth;

    People(City city, Truth truth) {
        this.city = city;
        this.knowledge = new Knowledge(city);
        this.facts = new PersonFacts(city);
        this.truth = truth;
    }

    Thing thing(Person person) {
        boolean insured = knowledge.insured(person);
        boolean employed = knowledge.employed(person);
        Household household = person.household();
        return new Thing()
                .with("nationalId", person.idNumber())
                .with("residentNumber", knowledge.residentNumber(person))
                .with("socialSecurityNumber", knowledge.socialSecurityNumber(person))
                .with("healthFileNumber", knowledge.healthFileNumber(person))
                .with("name", person.name())
                .with("gender", person.male() ? "MALE" : "FEMALE")
                .with("birthDate", person.birth().toString())
                .with("ethnicity", ethnicGroup(facts.ethnicGroup(person)))
                .with("phone", "+86" + city.phones().mobile(person.index()))
                .with("residence", residence(person))
                .with("maritalStatus", maritalStatus(facts.maritalStatus(person)))
                .with(
                        "insurance",
                        facts.insurance(person).map(People::insurance).orElse(null))
                .with("occupation", employed ? Texts.orNull(facts.job(person, 1)) : null)
                .with("bankAccount", insured ? facts.bankAccount(person) : null)
                .with("bloodGroup", bloodGroup(facts.bloodGroup(person)))
                .with("chronicallyIll", facts.chronicallyIll(person))
                .related(
                        "livesIn",
                        () -> facts.livesHere(person)
                                ? List.of(truth.thing(city.compounds().buildingOf(household)))
                                : List.of())
                .related(
                        "dwelling",
                        () -> facts.livesHere(person)
                                ? List.of(truth.thing(city.compounds().dwellingOf(household)))
                                : List.of())
                .related("household", () -> facts.registered(person) ? List.of(register(household)) : List.of());
    }

    private Thing register(Household household) {
        return new Thing()
                .with("number", household.number())
                .related("members", () -> of(household, facts::registered));
    }

    /** Who lives with the household. */
    List<Thing> living(Household household) {
        return of(household, facts::livesHere);
    }

    private List<Thing> of(Household household, Predicate<Person> who) {
        return IntStream.range(0, household.size())
                .mapToObj(member -> city.population().member(household, member))
                .filter(who)
                .map(truth::thing)
                .toList();
    }

    private @Nullable String residence(Person person) {
        return switch (person.floating() ? "" : knowledge.stateAtPolice(person)) {
            case "" -> "FLOATING";
            case "正常" -> "REGISTERED";
            case "迁出" -> "MOVED_AWAY";
            default -> null;
        };
    }

    private static String ethnicGroup(String code) {
        return switch (code) {
            case "03" -> "回族";
            case "05" -> "维吾尔族";
            case "06" -> "苗族";
            case "08" -> "壮族";
            case "15" -> "土家族";
            default -> "汉族";
        };
    }

    private static String maritalStatus(String code) {
        return switch (code) {
            case "20" -> "MARRIED";
            case "30" -> "WIDOWED";
            case "40" -> "DIVORCED";
            default -> "SINGLE";
        };
    }

    private static String insurance(String code) {
        return switch (code) {
            case "1" -> "ACTIVE";
            case "2" -> "PAUSED";
            default -> "ENDED";
        };
    }

    private static @Nullable String bloodGroup(String group) {
        return group.equals("不详") ? null : Texts.orNull(group);
    }
}
