package org.heyi.connectors.capture.reading;

import java.util.List;
import org.heyi.connectors.mapping.Row;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table as they were at one moment.
 *
 * @param rows in no order that matters
 * @param next where the next range begins; null when this was the last, or keys were asked for
 */
public record Look(List<Row> rows, @Nullable List<String> next, Moment moment) {}
