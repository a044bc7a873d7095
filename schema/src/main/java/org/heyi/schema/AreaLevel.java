package org.heyi.schema;

/** The levels of areas that the hub itself speaks of; the enum of an {@code @area}'s level has a value of each name. */
public enum AreaLevel {
    TOWN,
    COMMUNITY
}
