package org.heyi.hub.form.label;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.IntersectionResult;
import org.apache.commons.text.similarity.IntersectionSimilarity;

/**
 * A name that a label is like.
 *
 * @param similarity 1 when they are the same
 * @param score similarity less what its distance from the form's subject counts
 */
record Match(NamedField name, Reach reach, double similarity, double score) {
    /** Tuned on the development half of the labels in LabelsTest; the other half measures what that is worth. */
    private static final double ALIKE = 0.64;

    /** A name one relation farther away must be this much more alike. */
    private static final double STEP = 0.03;

    /** The greatest is the one with the best score, and of equals what the subject leads to first. */
    static final Comparator<Match> BETTER = Comparator.comparingDouble(Match::score)
            .thenComparing(match -> match.reach().order(), Comparator.reverseOrder());

    private static final Set<String> KINDS_OF_VALUE = Set.of(
            "名称", "编号", "地址", "电话", "日期", "类型", "状态", "等级", "面积", "年代", "单位", "name", "code", "address", "phone",
            "date", "type", "kind", "status", "size");

    private static final IntersectionSimilarity<String> PAIRS = new IntersectionSimilarity<>(Match::pairs);

    /** Empty when they are not alike enough. */
    static Optional<Match> of(Wording label, NamedField name, Map<String, Reach> reached) {
        double similarity = similarity(label, name);
        if (similarity < ALIKE) {
            return Optional.empty();
        }
        Reach reach = reached.getOrDefault(name.owner(), new Reach("", 0, 0));
        int steps = reach.steps() + (name.relation() == null ? 0 : 1);
        return Optional.of(new Match(name, reach, similarity, similarity - STEP * steps));
    }

    Suggestion suggestion() {
        return new Suggestion(name.field(), reach.path() + name.path(), name.name(), similarity);
    }

    private static double similarity(Wording label, NamedField name) {
        String one = label.text();
        String other = name.wording().text();
        if (one.equals(other)) {
            return 1;
        }
        boolean alikeInLength = Math.min(one.length(), other.length()) * 3 >= Math.max(one.length(), other.length());
        if (name.exact()
                || !alikeInLength
                || !label.whose().equals(name.wording().whose())) {
            return 0;
        }
        IntersectionResult common = PAIRS.apply(one, other);
        int all = common.getSizeA() + common.getSizeB();
        double alike = all == 0 ? 0 : 2.0 * common.getIntersection() / all;
        return Math.max(alike, endsWith(one, other));
    }

    /** A label that says more before the name: the more, the less alike. A name that says no more than what kind of value it is means nothing then. */
    private static double endsWith(String label, String name) {
        return label.endsWith(name) && name.length() > 1 && !KINDS_OF_VALUE.contains(name)
                ? (1 + (double) name.length() / label.length()) / 2
                : 0;
    }

    private static Set<String> pairs(CharSequence text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.subSequence(i, i + 2).toString());
        }
        return pairs;
    }
}
