package org.heyi.connectors.capture;

import java.util.Random;

/** Texts of tests. */
final class Texts {
    private Texts() {}

    /** Letters that a server cannot store in less than about their number of bytes; always the same. */
    static String incompressible(int length) {
        return new Random(7)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
