package org.heyi.hub.command;

import tools.jackson.databind.JsonNode;

/** A share from 0 to 1 as people read it. */
final class Percent {
    private static final double HUNDRED = 100;

    private Percent() {}

    /** {@code 98 %}; {@code -} for null. Rounded down, so that 100 % means all. */
    static String of(JsonNode share) {
        return share.isNull() ? "-" : (int) Math.floor(share.asDouble() * HUNDRED) + " %";
    }
}
