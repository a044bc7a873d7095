package org.heyi.connectors.capture.files;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times that a workbook holds in ISO form, as other programs than Excel write them. */
final class IsoMoment {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private IsoMoment() {}

    /** As the same moment shows where it is a number; what is none stays as it is. */
    static String shown(String iso) {
        String plain = iso.endsWith("Z") ? iso.substring(0, iso.length() - 1) : iso;
        try {
            if (!plain.contains("T")) {
                return plain;
            }
            if (plain.startsWith("T")) {
                return LocalTime.parse(plain.substring(1)).toString();
            }
            LocalDateTime moment = LocalDateTime.parse(plain);
            boolean midnight = moment.toLocalTime().equals(LocalTime.MIDNIGHT);
            return midnight ? moment.toLocalDate().toString() : moment.format(DAY_AND_TIME);
        } catch (DateTimeException other) {
            return iso;
        }
    }
}
