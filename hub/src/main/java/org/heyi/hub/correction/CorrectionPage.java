package org.heyi.hub.correction;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some corrections, oldest first: accessors and keys have the names of the API's fields.
 *
 * @param nodes values as JSON has them
 */
public record CorrectionPage(List<Map<String, Object>> nodes, PageInfo pageInfo) {

    /** Where the page stands in the whole. */
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    /** A page after others, or the first; its corrections' numbers are their cursors. */
    public static CorrectionPage of(List<Map<String, Object>> nodes, boolean isFirst, boolean more) {
        boolean empty = nodes.isEmpty();
        return new CorrectionPage(
                nodes,
                new PageInfo(
                        more,
                        !isFirst,
                        empty ? null : cursor(nodes.get(0)),
                        empty ? null : cursor(nodes.get(nodes.size() - 1))));
    }

    private static String cursor(Map<String, Object> correction) {
        return String.valueOf(correction.get("id"));
    }
}
