package org.heyi.hub.bench.once;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.heyi.demo.city.truth.Truth;
import org.heyi.demo.city.truth.Truth.Resident;
import org.heyi.hub.bench.BenchResources;
import org.heyi.hub.bench.once.FormList.Opening;
import tools.jackson.databind.json.JsonMapper;

/**
 * A submission that is going to be sent, each about somebody else, so that nothing of it is ever overwritten.
 *
 * @param identifier the value that names the subject
 * @param answers path to value
 * @param corrected path of a value to be said to be wrong, too; empty for none
 */
record Planned(
        String key, Opening form, String identifier, String department, Map<String, Object> answers, String corrected) {
    /** Of the residents, one in so many says that something known is wrong. */
    private static final int CORRECTING = 4;

    /**
     * Who answers what.
     *
     * @param answers path to a format that makes a number into a value
     * @param ofNewcomers the same, for people whom nobody knows
     */
    private record Script(
            String form,
            List<String> departments,
            Map<String, String> answers,
            Map<String, String> ofNewcomers,
            String corrected) {
        Map<String, Object> answers(int number, boolean newcomer) {
            Map<String, Object> all = new HashMap<>();
            answers.forEach((path, format) -> all.put(path, format.formatted(number)));
            if (newcomer) {
                ofNewcomers.forEach((path, format) -> all.put(path, format.formatted(number)));
            }
            return all;
        }
    }

    /** Half of them about residents, as long as there are any, the others about newcomers. */
    static List<Planned> all(int count, FormList forms, List<Resident> residents, Random random) {
        Script script = JsonMapper.builder().build().readValue(BenchResources.text("once/crashes.json"), Script.class);
        Opening form = forms.form(script.form());
        List<Planned> all = new ArrayList<>();
        int known = 0;
        for (int i = 0; i < count; i++) {
            boolean newcomer = i % 2 == 0 || known == residents.size();
            String identifier =
                    newcomer ? Truth.newcomer(i) : residents.get(known++).idNumber();
            all.add(new Planned(
                    UUID.nameUUIDFromBytes(("submission " + i).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .toString(),
                    form,
                    identifier,
                    script.departments().get(random.nextInt(script.departments().size())),
                    script.answers(i, newcomer),
                    !newcomer && known % CORRECTING == 0 ? script.corrected() : ""));
        }
        return all;
    }

    Map<String, String> about() {
        return Map.of(form.variable(), identifier);
    }
}
