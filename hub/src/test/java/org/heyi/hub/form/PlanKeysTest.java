package org.heyi.hub.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Whatever stands in one request's variables, another request is answered as if it had been the first. */
class PlanKeysTest {
    private static final String QUERY = """
            query($subject: JSON!, $w: PersonWhere, $b: PersonWhere, $more: Boolean = false) {
              people(where: $w) { totalCount nodes { name @include(if: $more) } }
              form(code: "visit", subject: $subject) { fields { path } }
              ...more @include(if: $more)
            }
            fragment more on Query { others: people(where: $b) { totalCount } }
            """;
    /** Of which a text that is put together from keys and values could be made. */
    private static final List<String> PARTS =
            List.of("{", "}", "[", "]", "?", ":", ",", "w", "name", "startsWith", "eq", "null", "true", "\"", "\\");

    private static final List<String> NAMES = List.of("张三", "李四", "张伟");

    private static FormCity.Api api;

    @BeforeAll
    static void city() {
        FormCity city = new FormCity();
        for (int i = 0; i < NAMES.size(); i++) {
            city.say("police", "Person", "" + i, null, "nationalId", "" + i, "name", NAMES.get(i));
        }
        api = city.with(TestForms.read(Map.of("visit", """
                query Visit($nationalId: ID!) @form(subject: "person") { person(by: {nationalId: $nationalId}) { name } }
                """)));
    }

    private static Object people(FormCity.Api api, Map<String, Object> variables) {
        Map<String, Object> data = api.ask(QUERY, variables).getData();
        Map<?, ?> people = (Map<?, ?>) data.get("people");
        boolean named = people.get("nodes").toString().contains("name=");
        Object others = data.get("others") instanceof Map<?, ?> list ? list.get("totalCount") : "not asked for";
        return List.of(people.get("totalCount"), named, others);
    }

    private static Object expected(Map<String, Object> variables) {
        long people = count(variables.get("w"));
        boolean more = Boolean.TRUE.equals(variables.get("more"));
        return List.of(people, more && people > 0, more ? count(variables.get("b")) : "not asked for");
    }

    private static long count(Object filter) {
        return NAMES.stream()
                .filter(name -> filter == null || holds((Map<?, ?>) filter, name))
                .count();
    }

    private static boolean holds(Map<?, ?> filter, String name) {
        return filter.entrySet().stream().allMatch(entry -> switch ((String) entry.getKey()) {
            case "and" -> ((List<?>) entry.getValue()).stream().allMatch(inner -> holds((Map<?, ?>) inner, name));
            case "or" -> ((List<?>) entry.getValue()).stream().anyMatch(inner -> holds((Map<?, ?>) inner, name));
            case "not" -> !holds((Map<?, ?>) entry.getValue(), name);
            default -> {
                Map<?, ?> operators = (Map<?, ?>) entry.getValue();
                Object start = operators.get("startsWith");
                yield start == null ? operators.get("isNull").equals(false) : name.startsWith((String) start);
            }
        });
    }

    @Test
    void keys_that_look_like_the_structure_of_others() {
        api.ask(QUERY, Map.of("subject", Map.of("nationalId:?,},w:{name", Map.of("startsWith", 1))));
        Map<String, Object> honest =
                Map.of("subject", Map.of("nationalId", "1"), "w", Map.of("name", Map.of("startsWith", "张")));
        assertThat(people(api, honest)).isEqualTo(expected(honest));
    }

    @RepeatedTest(3)
    void whatever_the_keys_and_values_are(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 300; i++) {
            Map<String, Object> request = request(random);
            assertThat(people(api, request)).as("%s", request).isEqualTo(expected(request));
        }
    }

    private static Map<String, Object> request(Random random) {
        Map<String, Object> request = new HashMap<>();
        request.put("subject", json(random, 3));
        if (random.nextBoolean()) {
            request.put("w", filter(random, 2));
        }
        if (random.nextBoolean()) {
            request.put("b", filter(random, 1));
        }
        if (random.nextBoolean()) {
            request.put("more", random.nextBoolean());
        }
        return request;
    }

    private static Object json(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return List.of("1", true, 1, text(random)).get(random.nextInt(4));
        }
        if (random.nextInt(4) == 0) {
            return List.of(json(random, depth - 1), json(random, depth - 1));
        }
        Map<String, Object> map = new HashMap<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            map.put(text(random), json(random, depth - 1));
        }
        return map;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i >= 0; i--) {
            text.append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    private static Object filter(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> Map.of("name", Map.of("startsWith", random.nextBoolean() ? "张" : "李"));
            case 1 -> Map.of("name", Map.of("isNull", random.nextBoolean()));
            case 2 -> Map.of();
            case 3 -> Map.of("not", filter(random, depth - 1));
            case 4 -> Map.of("or", random.nextBoolean() ? List.of() : List.of(filter(random, depth - 1)));
            default -> Map.of("and", List.of(filter(random, depth - 1), filter(random, depth - 1)));
        };
    }
}
