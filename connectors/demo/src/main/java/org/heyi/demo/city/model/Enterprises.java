package org.heyi.demo.city.model;

import java.time.LocalDate;

/** The enterprises by index, one for twenty people. */
public final class Enterprises {
    private static final LocalDate FIRST_FOUNDED = LocalDate.of(1992, 1, 1);

    private final Draw draw;
    private final Names names;
    private final Calendar calendar;
    private final Population population;
    private final Compounds compounds;

    Enterprises(Draw draw, Names names, Calendar calendar, Population population, Compounds compounds) {
        this.draw = draw;
        this.names = names;
        this.calendar = calendar;
        this.population = population;
        this.compounds = compounds;
    }

    public long count() {
        return Math.max(20, population.size() / 20);
    }

    public Enterprise enterprise(long index) {
        String form = form(draw.below(100, "form", index));
        boolean soleTrader = form.equals("9500");
        String suffix =
                switch (form) {
                    case "1130" -> "有限公司";
                    case "1210" -> "股份有限公司";
                    case "4530" -> "合伙企业（有限合伙）";
                    default -> "经营部";
                };
        long anybody = Long.remainderUnsigned(draw.number("representative", index), population.size());
        return new Enterprise(
                index,
                CreditCode.of(soleTrader ? "92" : "91", index),
                "江阴" + names.brand(index) + names.trade(index) + suffix,
                form,
                calendar.day(FIRST_FOUNDED, "founded", index),
                population.householdOf(anybody).firstPerson(),
                compounds.any("seat", index));
    }

    /** The one that employs a person. */
    public Enterprise employerOf(long person) {
        // Squared, so that some enterprises are large and most small.
        double share = draw.below(1_000_000, "employer", person) / 1e6;
        return enterprise((long) (share * share * count()));
    }

    private static String form(int percent) {
        if (percent < 60) {
            return "1130";
        }
        if (percent < 63) {
            return "1210";
        }
        return percent < 70 ? "4530" : "9500";
    }
}
