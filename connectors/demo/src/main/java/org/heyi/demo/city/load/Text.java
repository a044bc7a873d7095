package org.heyi.demo.city.load;

import java.time.LocalDateTime;

/** How values are written for the databases. */
final class Text {
    private Text() {}

    /** Moments as {@code 2025-06-30 08:00:00}, everything else as Java writes it. */
    static String of(Object value) {
        if (value instanceof LocalDateTime moment) {
            String iso = moment.toString().replace('T', ' ');
            return iso.length() == "2025-06-30 08:00".length() ? iso + ":00" : iso;
        }
        return value.toString();
    }
}
