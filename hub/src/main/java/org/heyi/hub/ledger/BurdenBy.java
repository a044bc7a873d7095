package org.heyi.hub.ledger;

/** What a line of the ledger is about. */
public enum BurdenBy {
    FORM,
    /** The department that wants the forms, not the one that reports. */
    DEPARTMENT
}
