package org.heyi.hub.bench.once;

import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.demo.city.truth.Thing;
import org.heyi.schema.EntityType;
import org.heyi.schema.Ontology;
import org.heyi.schema.RelationField;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a form's values are true. Texts are the same when they differ only in the width of their characters, numbers up to a millionth; an
 * entity of a list is the true thing that has one of its identifiers, and where there is none, nothing that is shown of it is right.
 */
final class Verdict {
    private static final BigDecimal MILLIONTH = new BigDecimal("0.000001");

    private final Ontology ontology;
    private final Identifiers identifiers;

    Verdict(Ontology ontology, Identifiers identifiers) {
        this.ontology = ontology;
        this.identifiers = identifiers;
    }

    /**
     * A value and what would be right.
     *
     * @param field of the schema
     * @param right empty when the truth does not know; without values when nothing is
     */
    record Said(String field, JsonNode value, Optional<Set<Object>> right) {
        boolean isRight() {
            return right.orElseThrow().stream().anyMatch(one -> isSame(one, value));
        }

        private static boolean isSame(Object right, JsonNode value) {
            if (right instanceof Number number) {
                BigDecimal exact = new BigDecimal(number.toString());
                return value.isNumber()
                        && exact.subtract(value.decimalValue()).abs().compareTo(MILLIONTH) <= 0;
            }
            return folded(right.toString()).equals(folded(value.asString()));
        }

        private static String folded(String text) {
            return Normalizer.normalize(text, Normalizer.Form.NFKC);
        }
    }

    /**
     * What a form says in one of its fields.
     *
     * @param subject root field of what the form is about
     * @param truth of that
     */
    Said of(String subject, JsonNode field, @Nullable Thing truth) throws IOException, InterruptedException {
        EntityType type = ontology.entities().stream()
                .filter(entity -> entity.singular().equals(subject))
                .findFirst()
                .orElseThrow();
        String[] path = field.get("path").asString().split("\\.", -1);
        Optional<List<Thing>> things = Optional.ofNullable(truth).map(List::of);
        for (int i = 0; i < path.length - 1; i++) {
            String relation = path[i].replaceFirst("\\[\\d+]$", "");
            RelationField leads = type.relation(relation).orElseThrow();
            type = ontology.entity(leads.target());
            things = things.flatMap(
                    from -> from.isEmpty() ? Optional.of(from) : from.get(0).related(relation));
            if (leads.many() && things.isPresent()) {
                Map<String, String> names =
                        identifiers.of(type, field.get("item").asString());
                things = things.map(
                        all -> all.stream().filter(one -> isNamed(one, names)).toList());
            }
        }
        String name = path[path.length - 1];
        Optional<Set<Object>> right = things.flatMap(all ->
                all.isEmpty() ? Optional.of(Set.<Object>of()) : all.get(0).right(name));
        return new Said(type.name() + "." + name, field.get("value"), right);
    }

    private static boolean isNamed(Thing thing, Map<String, String> names) {
        return names.entrySet().stream()
                .anyMatch(name -> thing.right(name.getKey()).orElse(Set.of()).contains(name.getValue()));
    }
}
