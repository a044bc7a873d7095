package org.heyi.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A line of the ledger: accessors have the names of the API's fields, whose descriptions say what each counts.
 *
 * @param name the form's code or the department
 * @param secondsToSend median; null when no submission says when the form was opened
 */
public record Burden(
        String name,
        long opened,
        long sent,
        long shown,
        long prefilled,
        long asked,
        long answered,
        long corrected,
        long spared,
        @Nullable Double secondsToSend) {}
