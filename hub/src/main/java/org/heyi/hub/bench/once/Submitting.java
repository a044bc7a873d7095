package org.heyi.hub.bench.once;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.heyi.hub.bench.BenchResources;
import org.heyi.hub.bench.once.FormList.Opening;

/** A submission as an app sends it. */
final class Submitting {
    static final String MUTATION = BenchResources.text("once/submit.graphql");

    private Submitting() {}

    /** The variables of {@link #MUTATION}, answered now. */
    static Map<String, Object> variables(
            Opening form, Map<String, String> about, String department, String key, Map<String, Object> answers) {
        List<Map<String, Object>> list = answers.entrySet().stream()
                .map(answer -> Map.of("path", answer.getKey(), "value", answer.getValue()))
                .toList();
        Map<String, Object> variables = new HashMap<>(form.variables(about));
        variables.put("answers", list);
        variables.put("key", key);
        variables.put("version", form.version());
        variables.put("department", department);
        variables.put("answeredAt", OffsetDateTime.now(ZoneOffset.UTC).toString());
        return variables;
    }
}
