package org.heyi.connectors.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** Names near a mistyped one. */
public final class DidYouMean {
    private static final double NEAR = 0.8;
    private static final int MOST = 3;
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private DidYouMean() {}

    /**
     * The name most like {@code written}, in double quotes; where none is much like it, the three that are most, separated by commas; a dash
     * where there are no names at all.
     */
    public static String among(Collection<String> names, String written) {
        List<String> nearest = names.stream()
                .distinct()
                .sorted(Comparator.comparingDouble((String name) -> -similarity(name, written))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        List<String> otherCase =
                names.stream().distinct().filter(written::equalsIgnoreCase).toList();
        if (!otherCase.isEmpty()) {
            return '"' + otherCase.get(0) + '"';
        }
        if (nearest.isEmpty()) {
            return "–";
        }
        boolean near = similarity(nearest.get(0), written) >= NEAR;
        return nearest.stream()
                .limit(near ? 1 : MOST)
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
    }

    private static double similarity(String name, String written) {
        return SIMILARITY.apply(name.toLowerCase(Locale.ROOT), written.toLowerCase(Locale.ROOT));
    }
}
