package org.heyi.hub.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.query.execution.Asking;
import org.jspecify.annotations.Nullable;

/**
 * How much of the forms about somebody is filled when they are opened.
 *
 * @param forms that have a subject
 * @param fields of them together
 * @param filled known, and not asked again
 * @param asked not known, or not recently enough
 * @param without titles of the forms that were not opened, since they are about something that somebody has nothing to do with
 */
record FormTally(int forms, int fields, int filled, int asked, List<Bilingual> without) {
    private static final String FORMS =
            "{ forms { code title titleZh subject variables lookup { identifier variable } } }";
    private static final String FORM =
            "query($code: String!, $subject: JSON!) { form(code: $code, subject: $subject) { fields { value asked } } }";

    /**
     * Opens each form whose one variable is an identifier of a subject that is there.
     *
     * @param subjects a query for one entity under its type's root field, with what else forms are about inside it under the root field of
     *     its type
     * @throws org.heyi.hub.query.execution.AskingFailed when a query has no answer in this city
     */
    static FormTally of(Asking asking, String subjects) {
        Map<String, @Nullable Object> found = asking.data(subjects, Map.of(), Locale.ROOT);
        FormTally tally = new FormTally(0, 0, 0, 0, List.of());
        for (Map<?, ?> form : objects(asking.data(FORMS, Map.of(), Locale.ROOT).get("forms"))) {
            Map<?, ?> lookup = object(form.get("lookup"));
            Object variable = sure(lookup, "variable");
            Object identifier = subject(found, sure(form, "subject")).get(sure(lookup, "identifier"));
            if (identifier != null && List.of(variable).equals(form.get("variables"))) {
                tally = tally.and(fields(asking, sure(form, "code"), Map.of(variable, identifier)));
            } else {
                String en = sure(form, "title").toString();
                tally = tally.without(new Bilingual(en, sure(form, "titleZh").toString()));
            }
        }
        return tally;
    }

    private static Map<?, ?> subject(Map<String, @Nullable Object> found, Object name) {
        Map<?, ?> related = object(found.values().iterator().next());
        return object(found.containsKey(name.toString()) ? found.get(name.toString()) : related.get(name));
    }

    private static List<Map<?, ?>> fields(Asking asking, Object code, Map<?, ?> subject) {
        Map<String, Object> variables = Map.of("code", code, "subject", subject);
        return objects(
                object(asking.data(FORM, variables, Locale.ROOT).get("form")).get("fields"));
    }

    private FormTally and(List<Map<?, ?>> more) {
        long newlyAsked = more.stream().filter(FormTally::isAsked).count();
        long newlyFilled = more.stream()
                .filter(field -> field.get("value") != null && !isAsked(field))
                .count();
        return new FormTally(
                forms + 1, fields + more.size(), filled + (int) newlyFilled, asked + (int) newlyAsked, without);
    }

    private FormTally without(Bilingual title) {
        List<Bilingual> titles = new ArrayList<>(without);
        titles.add(title);
        return new FormTally(forms, fields, filled, asked, List.copyOf(titles));
    }

    private static boolean isAsked(Map<?, ?> field) {
        return sure(field, "asked").equals(true);
    }

    /** What the API gives in any case. */
    private static Object sure(Map<?, ?> object, String name) {
        return Objects.requireNonNull(object.get(name), name);
    }

    private static Map<?, ?> object(@Nullable Object value) {
        return value instanceof Map<?, ?> object ? object : Map.of();
    }

    @SuppressWarnings("unchecked") // what GraphQL answers for a list of objects
    private static List<Map<?, ?>> objects(@Nullable Object list) {
        return (List<Map<?, ?>>) Objects.requireNonNull(list);
    }

    /** In English and Chinese. */
    @Override
    public String toString() {
        int empty = fields - filled - asked;
        String rest = empty == 0 ? "" : ", %d neither known nor asked".formatted(empty);
        String restZh = empty == 0 ? "" : "，%d 项未知但不问".formatted(empty);
        return "%d forms, %d fields: %d filled for this resident, %d to ask%s.%s %d 张表单共 %d 项：已预填 %d 项，只需询问 %d 项%s。%s"
                .formatted(
                        forms,
                        fields,
                        filled,
                        asked,
                        rest,
                        titles(
                                " Not counted, since nothing they are about belongs to this resident: ",
                                ", ",
                                ".",
                                Bilingual::en),
                        forms,
                        fields,
                        filled,
                        asked,
                        restZh,
                        titles("另有表单的对象与这位居民无关，未计入：", "、", "。", Bilingual::zh));
    }

    private String titles(String before, String between, String after, Function<Bilingual, String> language) {
        return without.isEmpty()
                ? ""
                : without.stream().map(language).collect(Collectors.joining(between, before, after));
    }
}
