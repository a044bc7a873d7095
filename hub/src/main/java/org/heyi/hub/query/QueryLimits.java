package org.heyi.hub.query;

import java.time.Duration;

/**
 * What one operation may ask for at most.
 *
 * @param depth levels of fields, the root field counting as the first
 * @param values fields of all objects that could be returned, page sizes multiplied
 * @param pageSize {@code first} or {@code last} of one list
 * @param defaultPageSize of a list that names neither
 * @param conditions comparisons in all filters together
 * @param listLength values in one {@code in}
 * @param fields selected, fragments written out
 * @param tokens of the document's text
 * @param time of the statement in the graph
 */
public record QueryLimits(
        int depth,
        long values,
        int pageSize,
        int defaultPageSize,
        int conditions,
        int listLength,
        int fields,
        int tokens,
        Duration time) {

    public static QueryLimits defaults() {
        return new QueryLimits(12, 200_000, 1_000, 50, 200, 10_000, 5_000, 15_000, Duration.ofSeconds(10));
    }

    /** The same with another time. */
    public QueryLimits within(Duration otherTime) {
        return new QueryLimits(
                depth, values, pageSize, defaultPageSize, conditions, listLength, fields, tokens, otherTime);
    }
}
