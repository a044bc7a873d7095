package org.heyi.connectors;

/** A password. Shows itself only when asked. */
public final class Secret {
    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The password itself: not to be logged, nor kept. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
