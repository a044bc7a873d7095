package org.heyi.hub.form.overlap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.heyi.hub.document.SchemaField;
import org.heyi.hub.form.filled.FormHead;

/**
 * Forms that together have every field of many.
 *
 * @param forms by code
 * @param fields how many fields there are
 * @param exact whether no fewer forms could do; else each time the form with most new fields was taken
 */
public record FormCover(List<FormHead> forms, int fields, boolean exact) {
    /** All their subsets, about a million, are tried in well under a second. */
    private static final int MOST_TRIED = 20;

    /** Whoever alone has a field is needed anyway; of the others the fewest are sought. */
    static FormCover of(List<FormFields> forms) {
        Set<SchemaField> missing = new HashSet<>();
        forms.forEach(form -> missing.addAll(form.fields()));
        int fields = missing.size();
        List<FormFields> taken = new ArrayList<>(
                forms.stream().filter(form -> isNeeded(form, forms)).toList());
        taken.forEach(form -> missing.removeAll(form.fields()));
        List<FormFields> others =
                forms.stream().filter(form -> !taken.contains(form)).toList();
        boolean exact = others.size() <= MOST_TRIED || missing.isEmpty();
        taken.addAll(exact ? fewest(others, missing) : greedy(others, missing));
        List<FormHead> chosen = taken.stream()
                .map(FormFields::form)
                .sorted(Comparator.comparing(FormHead::code))
                .toList();
        return new FormCover(chosen, fields, exact);
    }

    private static boolean isNeeded(FormFields form, List<FormFields> all) {
        return form.fields().stream().anyMatch(field -> all.stream()
                .noneMatch(other -> !other.equals(form) && other.fields().contains(field)));
    }

    /** Bit i of a subset stands for form i; it covers when each missing field has a form in it. */
    private static List<FormFields> fewest(List<FormFields> forms, Set<SchemaField> missing) {
        int[] holders =
                missing.stream().mapToInt(field -> holders(forms, field)).toArray();
        int best = IntStream.range(0, 1 << forms.size())
                .filter(subset -> Arrays.stream(holders).allMatch(holding -> (holding & subset) != 0))
                .boxed()
                .min(Comparator.comparingInt(Integer::bitCount))
                .orElseThrow();
        return IntStream.range(0, forms.size())
                .filter(place -> (best >> place & 1) == 1)
                .mapToObj(forms::get)
                .toList();
    }

    private static int holders(List<FormFields> forms, SchemaField field) {
        return IntStream.range(0, forms.size())
                .filter(place -> forms.get(place).fields().contains(field))
                .map(place -> 1 << place)
                .sum();
    }

    private static List<FormFields> greedy(List<FormFields> forms, Set<SchemaField> missing) {
        List<FormFields> taken = new ArrayList<>();
        Set<SchemaField> left = new HashSet<>(missing);
        while (!left.isEmpty()) {
            FormFields best = forms.stream()
                    .max(Comparator.comparingLong(form ->
                            form.fields().stream().filter(left::contains).count()))
                    .orElseThrow();
            taken.add(best);
            left.removeAll(best.fields());
        }
        return taken;
    }
}
