package org.heyi.connectors.mapping.function;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.heyi.schema.IdentifierFormat;
import org.heyi.schema.TypedText;
import org.jspecify.annotations.Nullable;

/** What a resident ID number tells. Numbers of 15 digits, issued until 1999, are read as the 18 characters they became. */
public final class IdentityFunctions {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int OLD_LENGTH = 15;
    private static final int REGION_LENGTH = 6;

    private IdentityFunctions() {}

    /** The number as its 18 characters; null when its check character or its date is wrong. */
    @MappingFunction("NORMAL_ID")
    public static @Nullable String normalId(String number) {
        return valid(number).orElse(null);
    }

    /** Null when the number is not valid. */
    @MappingFunction("BIRTH_DATE_OF_ID")
    public static @Nullable LocalDate birthDate(String number) {
        return valid(number).map(IdentityFunctions::dateIn).orElse(null);
    }

    /** {@code MALE} or {@code FEMALE}; null when the number is not valid. */
    @MappingFunction("SEX_OF_ID")
    public static @Nullable String sex(String number) {
        return valid(number)
                .map(id -> (id.charAt(16) - '0') % 2 == 1 ? "MALE" : "FEMALE")
                .orElse(null);
    }

    private static Optional<String> valid(String number) {
        String written = TypedText.unbroken(number);
        String full = written.length() == OLD_LENGTH && written.chars().allMatch(c -> c >= '0' && c <= '9')
                ? extended(written)
                : written;
        return IdentifierFormat.CN_RESIDENT_ID.normalise(full).filter(id -> dateIn(id) != null);
    }

    private static String extended(String old) {
        String body = old.substring(0, REGION_LENGTH) + "19" + old.substring(REGION_LENGTH);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + CHECKS.charAt(sum % CHECKS.length());
    }

    private static @Nullable LocalDate dateIn(String id) {
        try {
            return LocalDate.of(
                    Integer.parseInt(id, 6, 10, 10),
                    Integer.parseInt(id, 10, 12, 10),
                    Integer.parseInt(id, 12, 14, 10));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
