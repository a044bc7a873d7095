package org.heyi.demo.city.model;

import java.time.Year;
import org.jspecify.annotations.Nullable;

/** What departments know of a person, and what they get wrong. A tenth of the people lack their ID number in one department. */
public final class Knowledge {
    private final City city;
    private final Draw draw;

    public Knowledge(City city) {
        this.city = city;
        this.draw = city.draw();
    }

    public boolean insured(Person person) {
        return person.age() > 24 && person.age() < 85 && draw.permille(750, "insured", person.index());
    }

    public boolean employed(Person person) {
        return insured(person) && person.age() < 65 && draw.permille(800, "employed", person.index());
    }

    public boolean hasHealthFile(Person person) {
        return draw.permille(600, "health-file", person.index());
    }

    public String residentNumber(Person person) {
        return "R%010d".formatted(person.index());
    }

    /** 正常 for most, 迁出 for those who moved away, 注销 for those struck off. */
    public String stateAtPolice(Person person) {
        int permille = draw.below(1000, "resident-state", person.index());
        return permille < 10 ? "注销" : permille < 30 ? "迁出" : "正常";
    }

    public String socialSecurityNumber(Person person) {
        return "32%010d".formatted(person.index());
    }

    public String healthFileNumber(Person person) {
        return "JK%012d".formatted(person.index());
    }

    /** The ID number as the police have it. */
    public @Nullable String idAtPolice(Person person) {
        return lacks(person) && !hasHealthFile(person) && !insured(person) ? null : person.idNumber();
    }

    /** The ID number as social security has it: for two in a thousand with a wrong check digit. */
    public @Nullable String idAtSocialSecurity(Person person) {
        if (lacks(person) && !hasHealthFile(person)) {
            return null;
        }
        return draw.permille(2, "mistyped-id", person.index())
                ? ResidentNumber.mistyped(person.idNumber())
                : person.idNumber();
    }

    /** The ID number in a health file: some old ones of 15 digits, some with a small x. */
    public @Nullable String idAtHealth(Person person) {
        if (lacks(person)) {
            return null;
        }
        boolean old = person.birth().isBefore(Year.of(2000).atDay(1)) && draw.permille(20, "old-id", person.index());
        return old ? ResidentNumber.old(person.idNumber()) : person.idNumber().replace('X', 'x');
    }

    /** The name as a department typed it: one in a hundred is wrong, one in a hundred has blanks. */
    public String name(Person person, String department) {
        return switch (draw.below(100, department, person.index())) {
            case 0 -> city.names().mistyped(person.name(), person.index());
            case 1 -> person.name().charAt(0) + "　" + person.name().substring(1);
            default -> person.name();
        };
    }

    private boolean lacks(Person person) {
        return draw.permille(100, "lacks-id", person.index());
    }
}
