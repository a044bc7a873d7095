package org.heyi.hub.bench.once;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.heyi.demo.city.truth.Truth.Resident;
import org.heyi.hub.bench.once.FormList.Opening;
import org.heyi.hub.bench.once.Verdict.Said;
import org.heyi.schema.Ontology;
import tools.jackson.databind.JsonNode;

/** Opens all forms for residents and holds what they are filled with against the truth. */
final class Filling {
    private static final int MOST_SHOWN = 30;

    private final HubApi api;
    private final FormList forms;
    private final Verdict verdict;
    private final Consumer<String> progress;
    private int opened;
    private int fields;
    private int filled;
    private int asked;
    private int given;
    private int compared;
    private final Map<String, Integer> wrong = new TreeMap<>();
    private final Map<String, Integer> notCompared = new TreeMap<>();
    private final List<String> shown = new ArrayList<>();

    Filling(HubApi api, FormList forms, Ontology ontology, Consumer<String> progress) {
        this.api = api;
        this.forms = forms;
        this.verdict = new Verdict(ontology, new Identifiers(api));
        this.progress = progress;
    }

    /**
     * What forms are filled with.
     *
     * @param fields of all forms that were opened
     * @param filled known, and not asked again
     * @param given fields, all filled, that whoever opened the form had to say: what the form is about
     * @param asked not known, or not recently enough
     * @param compared filled fields of which the truth knows what is right
     * @param wrong field to how many of the values that were compared are not right
     * @param notCompared field to how many values were not compared
     */
    record Figures(
            int residents,
            int forms,
            int fields,
            int filled,
            int given,
            int asked,
            int compared,
            Map<String, Integer> wrong,
            Map<String, Integer> notCompared) {
        double prefilled() {
            return (double) filled / fields;
        }

        double correct() {
            int errors = wrong.values().stream().mapToInt(Integer::intValue).sum();
            return 1 - (double) errors / compared;
        }
    }

    Figures of(List<Resident> residents) throws IOException, InterruptedException {
        for (Resident resident : residents) {
            for (Opening form : forms.all()) {
                Optional<Map<String, String>> about = form.about(resident);
                if (about.isPresent()) {
                    open(form, about.get(), resident);
                }
            }
        }
        shown.forEach(progress);
        return new Figures(residents.size(), opened, fields, filled, given, asked, compared, wrong, notCompared);
    }

    private void open(Opening form, Map<String, String> about, Resident resident)
            throws IOException, InterruptedException {
        opened++;
        for (JsonNode field : api.data(FormList.OPEN, form.variables(about)).at("/form/fields")) {
            fields++;
            if (field.get("asked").asBoolean()) {
                asked++;
            } else if (!field.get("value").isNull()) {
                filled++;
                given += field.get("path").asString().equals(form.identifier()) ? 1 : 0;
                judge(form, field, resident);
            }
        }
    }

    private void judge(Opening form, JsonNode field, Resident resident) throws IOException, InterruptedException {
        Said said = verdict.of(form.subject(), field, resident.subjects().get(form.subject()));
        if (said.right().isEmpty()) {
            notCompared.merge(said.field(), 1, Integer::sum);
            return;
        }
        compared++;
        if (!said.isRight()) {
            wrong.merge(said.field(), 1, Integer::sum);
            if (shown.size() < MOST_SHOWN) {
                shown.add("wrong: " + form.code() + " " + field.get("path").asString() + " of " + resident.idNumber()
                        + ": " + said.value() + ", right is " + said.right().get());
            }
        }
    }
}
