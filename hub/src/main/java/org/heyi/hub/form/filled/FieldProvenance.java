package org.heyi.hub.form.filled;

import org.jspecify.annotations.Nullable;

/** The record whose value a field shows: getters have the names of the API's fields. */
public record FieldProvenance(
        String department,
        String source,
        String table,
        @Nullable String updatedAt,
        String committedAt) {}
