package org.heyi.hub.ledger;

/** What a line of the ledger is about. */
public enum BurdenBy {
    FORM("form"),
    /** The department that wants the forms, not the one that reports. */
    DEPARTMENT("wantedBy"),
    /** The town that the forms' subjects lay in when they were opened or sent. */
    TOWN("town"),
    /** The community that they lay in. */
    COMMUNITY("community");

    private final String property;

    BurdenBy(String property) {
        this.property = property;
    }

    /** The property of submissions and openings that says it. */
    public String property() {
        return property;
    }

    /** The property that says what it was called then; only areas have one. */
    public String nameProperty() {
        return property + "Name";
    }

    public boolean isArea() {
        return this == TOWN || this == COMMUNITY;
    }
}
