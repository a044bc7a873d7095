package org.heyi.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the values of an identifier are written, and when one is well-formed. */
public enum IdentifierFormat {
    /** Any text that is not blank. */
    TEXT(Pattern.compile(".+", Pattern.DOTALL)) {
        @Override
        boolean checks(String value) {
            return true;
        }
    },
    /** Resident ID number, GB 11643-1999: 17 digits and an ISO 7064 MOD 11-2 check character. */
    CN_RESIDENT_ID(
            Pattern.compile("[1-9][0-9]{5}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]")) {
        @Override
        boolean checks(String value) {
            return CheckCharacters.mod11Radix2(value);
        }
    },
    /** Unified social credit code, GB 32100-2015: 17 characters and a check character in base 31. */
    CN_SOCIAL_CREDIT_CODE(Pattern.compile("[0-9A-HJ-NPQRTUWXY]{18}")) {
        @Override
        boolean checks(String value) {
            return CheckCharacters.socialCreditCode(value);
        }
    };

    private final Pattern shape;

    IdentifierFormat(Pattern shape) {
        this.shape = shape;
    }

    abstract boolean checks(String value);

    /**
     * The one way of writing {@code value}, however it was typed: half width, without characters that are not seen and without the {@code '}
     * with which spreadsheets mark text. {@link #TEXT} keeps single blanks between its parts; the other formats have neither blanks nor
     * hyphens, and capitals only. Empty when the value is not well-formed, so that it must not identify anything.
     */
    public Optional<String> normalise(String value) {
        String plain = PlainText.of(value);
        String written =
                this == TEXT ? TypedText.code(plain) : TypedText.unbroken(plain).toUpperCase(Locale.ROOT);
        return shape.matcher(written).matches() && checks(written) ? Optional.of(written) : Optional.empty();
    }
}
