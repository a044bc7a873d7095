package org.heyi.hub.correction;

import org.heyi.hub.graph.CorrectionState;
import org.jspecify.annotations.Nullable;

/**
 * Which corrections are meant; null wherever all are.
 *
 * @param owner the department that decides on them
 * @param askedBy the department whose answers they are
 * @param overdue whether the day they were due has passed while they are open
 */
public record CorrectionFilter(
        @Nullable String owner,
        @Nullable String askedBy,
        @Nullable CorrectionState state,
        @Nullable Boolean overdue) {}
