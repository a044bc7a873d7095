package org.heyi.hub.bench.once;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.demo.city.truth.Thing;
import org.heyi.demo.city.truth.Truth.Resident;
import org.heyi.hub.bench.BenchResources;
import tools.jackson.databind.JsonNode;

/** The city's forms, and about what each is opened for a resident. */
final class FormList {
    private static final String FORMS =
            "{ forms { code version department subject variables lookup { identifier variable } } }";
    /** As the page for the person at the door asks for it. */
    static final String OPEN = BenchResources.text("once/form.graphql");

    private final List<Opening> openings;

    private FormList(List<Opening> openings) {
        this.openings = openings;
    }

    /**
     * A form.
     *
     * @param subject root field of what it is about
     * @param identifier by which that is looked up, in {@code variable}
     */
    record Opening(String code, String version, String department, String subject, String identifier, String variable) {
        /** The form's variables for a resident; empty when there is nothing that it could be about, as no employer. */
        Optional<Map<String, String>> about(Resident resident) {
            return Optional.ofNullable(resident.subjects().get(subject)).map(thing -> Map.of(variable, named(thing)));
        }

        private String named(Thing thing) {
            return thing.right(identifier).orElseThrow().iterator().next().toString();
        }

        /** The variables of {@link #OPEN}. */
        Map<String, Object> variables(Map<String, String> about) {
            return Map.of("code", code, "subject", about);
        }
    }

    static FormList of(HubApi api) throws IOException, InterruptedException {
        List<Opening> openings = new ArrayList<>();
        for (JsonNode form : api.data(FORMS, Map.of()).get("forms")) {
            openings.add(new Opening(
                    form.get("code").asString(),
                    form.get("version").asString(),
                    form.get("department").asString(),
                    form.get("subject").asString(),
                    form.at("/lookup/identifier").asString(),
                    form.at("/lookup/variable").asString()));
        }
        return new FormList(openings);
    }

    List<Opening> all() {
        return openings;
    }

    Opening form(String code) {
        return openings.stream()
                .filter(form -> form.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
