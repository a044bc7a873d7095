package org.heyi.hub.form.overlap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.hub.form.document.Form;

/**
 * Which forms ask for the same.
 *
 * @param pairs the largest share first
 * @param groups forms tied together by the pairs, directly or through others; the largest group first
 * @param cover of the fields of all forms, in pairs or not
 */
public record FormOverlaps(List<FormPair> pairs, List<FormGroup> groups, FormCover cover) {
    private static final int MOST_PAIRS = 1_000;

    /** Pairs of which one form has at least {@code minShare} (0 to 1) of its fields in common with the other, and at least one field. */
    public static FormOverlaps of(List<Form> forms, double minShare) {
        List<FormFields> all = forms.stream().map(FormFields::of).toList();
        Map<FormFields, FormFields> tiedTo = new HashMap<>();
        List<FormPair> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                FormPair pair = FormPair.of(all.get(i), all.get(j));
                if (pair.shareOfFirst() >= minShare && !pair.fields().isEmpty()) {
                    pairs.add(pair);
                    tie(tiedTo, all.get(i), all.get(j));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(FormPair::shareOfFirst)
                .thenComparingDouble(FormPair::shareOfSecond)
                .reversed()
                .thenComparing(pair -> pair.first().code())
                .thenComparing(pair -> pair.second().code()));
        return new FormOverlaps(pairs.stream().limit(MOST_PAIRS).toList(), groups(all, tiedTo), FormCover.of(all));
    }

    private static void tie(Map<FormFields, FormFields> tiedTo, FormFields one, FormFields other) {
        FormFields first = first(tiedTo, one);
        FormFields second = first(tiedTo, other);
        if (!first.equals(second)) {
            tiedTo.put(second, first);
        }
    }

    private static FormFields first(Map<FormFields, FormFields> tiedTo, FormFields form) {
        FormFields first = form;
        while (tiedTo.containsKey(first)) {
            first = tiedTo.get(first);
        }
        return first;
    }

    private static List<FormGroup> groups(List<FormFields> all, Map<FormFields, FormFields> tiedTo) {
        Map<FormFields, List<FormFields>> byFirst = new LinkedHashMap<>();
        all.forEach(form -> byFirst.computeIfAbsent(first(tiedTo, form), any -> new ArrayList<>())
                .add(form));
        return byFirst.values().stream()
                .filter(group -> group.size() > 1)
                .map(FormGroup::of)
                .sorted(Comparator.comparingInt(
                                (FormGroup group) -> group.forms().size())
                        .reversed())
                .toList();
    }
}
