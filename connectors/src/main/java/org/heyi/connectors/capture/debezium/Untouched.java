package org.heyi.connectors.capture.debezium;

/** Recognises what stands in an event in the place of a TOAST value that the change did not carry. */
final class Untouched {
    private Untouched() {}

    static boolean is(Object value) {
        return value instanceof String text && text.equals(EngineProperties.UNTOUCHED);
    }
}
