package org.heyi.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger: accessors have the names of the API's fields, whose descriptions say what each counts.
 *
 * @param name the form's code, the department or the area's code; null for what lay in no area that was known
 * @param areaName what the area was called last; null for forms and departments
 * @param secondsToSend median; null when no submission says when the form was opened
 */
public record Burden(
        @Nullable String name,
        @Nullable String areaName,
        long opened,
        long sent,
        long shown,
        long prefilled,
        long asked,
        long answered,
        long corrected,
        long spared,
        @Nullable Double secondsToSend) {}
