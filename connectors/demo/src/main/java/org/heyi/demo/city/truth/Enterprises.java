package org.heyi.demo.city.truth;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.heyi.demo.city.model.Building;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Enterprise;
import org.heyi.demo.city.model.EnterpriseFacts;

/** Enterprises as they are. */
final class Enterprises {
    private static final double UNIT_OF_CAPITAL = 10_000;

    private final City city;
    private final EnterpriseFacts facts;
    private final Truth truth;
    private final Map<Long, List<Enterprise>> byBuilding = new HashMap<>();

    Enterprises(City city, Truth truth) {
        this.city = city;
        this.facts = new EnterpriseFacts(city);
        this.truth = truth;
    }

    Thing thing(Enterprise enterprise) {
        long index = enterprise.index();
        return new Thing()
                .with("creditCode", enterprise.creditCode())
                .with("registrationNumber", enterprise.registrationNumber())
                .with("employerNumber", enterprise.employerNumber())
                .with("name", enterprise.name())
                .with("kind", kind(enterprise.form()))
                .with("status", status(facts.state(index)))
                .with("foundedOn", enterprise.founded().toString())
                .with("capital", facts.capital(index) * UNIT_OF_CAPITAL)
                .with("industry", facts.branch(index))
                .with("businessScope", facts.scope(index))
                .with("address", EnterpriseFacts.address(enterprise))
                .withEither("phone", phones(index))
                .related("building", () -> List.of(truth.thing(enterprise.seat())))
                .related(
                        "legalRepresentative",
                        () -> List.of(truth.thing(city.population().person(enterprise.representative()))));
    }

    /** With the country's number, as they are dialled from anywhere. */
    private Set<Object> phones(long index) {
        Set<Object> phones = new HashSet<>();
        phones.add("+86" + city.phones().landline(index).substring(1).replace("-", ""));
        if (facts.hasMobile(index)) {
            phones.add("+86" + city.phones().mobile(index));
        }
        return phones;
    }

    synchronized List<Thing> seatedIn(Building building) {
        if (byBuilding.isEmpty()) {
            byBuilding.putAll(LongStream.range(0, city.enterprises().count())
                    .mapToObj(city.enterprises()::enterprise)
                    .collect(Collectors.groupingBy(
                            enterprise -> enterprise.seat().index())));
        }
        return byBuilding.getOrDefault(building.index(), List.of()).stream()
                .map(this::thing)
                .toList();
    }

    private static String kind(String form) {
        return switch (form) {
            case "1130" -> "LIMITED_COMPANY";
            case "1210" -> "STOCK_COMPANY";
            case "4530" -> "PARTNERSHIP";
            default -> "SOLE_TRADER";
        };
    }

    private static String status(String state) {
        return switch (state) {
            case "1" -> "ACTIVE";
            case "2" -> "REVOKED";
            default -> "DISSOLVED";
        };
    }
}
