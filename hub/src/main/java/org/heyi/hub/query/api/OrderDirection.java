package org.heyi.hub.query.api;

/** Which way a list is ordered. */
public enum OrderDirection {
    ASC,
    DESC
}
