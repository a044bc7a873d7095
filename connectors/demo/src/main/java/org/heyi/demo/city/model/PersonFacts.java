package org.heyi.demo.city.model;

import java.util.List;
import java.util.Optional;

/** What is true of people beyond what they are; {@link Knowledge} says which department knows it. Codes are those of the departments. */
public final class PersonFacts {
    private static final List<String> MINORITIES = List.of("03", "05", "06", "08", "15");
    private static final List<String> JOBS =
            List.of("操作工", "销售", "会计", "工程师", "司机", "教师", "护士", "文员", "质检员", "仓管员", "厨师", "保安", "");
    private static final List<String> BLOOD_GROUPS = List.of("A", "B", "AB", "O", "O", "A", "B", "不详", "");

    private final City city;
    private final Draw draw;
    private final Knowledge knowledge;

    public PersonFacts(City city) {
        this.city = city;
        this.draw = city.draw();
        this.knowledge = new Knowledge(city);
    }

    /** Whether the person is at home where the household is: those who moved away or were struck off are not. */
    public boolean livesHere(Person person) {
        return person.floating() || knowledge.stateAtPolice(person).equals("正常");
    }

    /** Whether the person stands in the household's register. */
    public boolean registered(Person person) {
        return !person.floating() && !knowledge.stateAtPolice(person).equals("注销");
    }

    /** GB/T 3304; 01 for most. */
    public String ethnicGroup(Person person) {
        return draw.permille(30, "minority", person.index())
                ? draw.pick(MINORITIES, "ethnic-group", person.index())
                : "01";
    }

    /** Whether the household's couple married in this city. */
    public boolean marriedHere(Household household) {
        return household.couple() && draw.permille(700, "married-here", household.index());
    }

    /** Whether the household's couple, who married here, has divorced since. */
    public boolean divorced(Household household) {
        return marriedHere(household) && draw.permille(30, "divorced", household.index());
    }

    /** GB/T 2261.2: 10 single, 20 married, 30 widowed, 40 divorced. */
    public String maritalStatus(Person person) {
        if (person.married()) {
            return divorced(person.household()) ? "40" : "20";
        }
        return person.age() > 70 ? "30" : "10";
    }

    /** 1 paying, 2 paused, 3 ended; empty for who is not insured. */
    public Optional<String> insurance(Person person) {
        int state = draw.below(100, "insurance-state", person.index());
        return knowledge.insured(person) ? Optional.of(state < 90 ? "1" : state < 97 ? "2" : "3") : Optional.empty();
    }

    /**
     * The name of a job; empty text for one that has none.
     *
     * @param number 1 for the present job, 2 for a former one
     */
    public String job(Person person, int number) {
        return draw.pick(JOBS, "job", employment(person, number));
    }

    /** Identifies a person's job. */
    public static long employment(Person person, int number) {
        return person.index() * 10 + number;
    }

    public Enterprise employer(Person person) {
        return city.enterprises().employerOf(person.index());
    }

    /** 19 digits, as cards of the social security have them. */
    public String bankAccount(Person person) {
        return "62284804%011d".formatted(draw.below(1_000_000_000, "bank-account", person.index()));
    }

    /** A, B, AB or O; 不详 or nothing where nobody has tested it. */
    public String bloodGroup(Person person) {
        return draw.pick(BLOOD_GROUPS, "blood-group", person.index());
    }

    public boolean chronicallyIll(Person person) {
        return person.age() > 60 && draw.permille(500, "ill", person.index());
    }
}
