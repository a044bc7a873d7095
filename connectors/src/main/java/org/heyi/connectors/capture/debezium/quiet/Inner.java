package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.mariadb.Module;
import java.lang.reflect.Field;

/** Parts of Debezium that are to be had in no other way. All that touches them stands in this package. */
final class Inner {
    /** The version whose inner parts these are. A newer one is tried with the contract suite, then written here. */
    static final String VERSION = "3.5.0.Final";

    private Inner() {}

    /** @throws IllegalStateException when Debezium is of another version */
    static void requireVersion() {
        String actual = Module.version();
        if (!VERSION.equals(actual)) {
            throw new IllegalStateException("Debezium is " + actual + ", and Heyi was built with " + VERSION);
        }
    }

    /** The value of a field that is not public. */
    static <T> T get(Object owner, Class<?> declaring, String name, Class<T> type) {
        try {
            return type.cast(field(declaring, name).get(owner));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static void set(Object owner, Class<?> declaring, String name, Object value) {
        try {
            field(declaring, name).set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field(Class<?> declaring, String name) {
        try {
            Field field = declaring.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("this is not the version of Debezium that Heyi was built with", e);
        }
    }
}
