package org.heyi.hub.ledger;

import org.jspecify.annotations.Nullable;

/**
 * An area that something is counted for.
 *
 * @param code value of its first identifier; its entity's id while it has none
 * @param name what it was called then; null when nobody said
 */
public record Area(String code, @Nullable String name) {}
