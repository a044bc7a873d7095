package org.heyi.schema;

/** Check characters of Chinese national identifiers. */
final class CheckCharacters {
    private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String RESIDENT_CHECKS = "10X98765432";
    private static final int[] CREDIT_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private CheckCharacters() {}

    /** ISO 7064 MOD 11-2 as GB 11643-1999 applies it to 18 characters. */
    static boolean mod11Radix2(String value) {
        int sum = 0;
        for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) {
            sum += (value.charAt(i) - '0') * RESIDENT_WEIGHTS[i];
        }
        return value.charAt(17) == RESIDENT_CHECKS.charAt(sum % 11);
    }

    /** GB 32100-2015: the check value is 31 less the weighted sum modulo 31, and 0 for 31. */
    static boolean socialCreditCode(String value) {
        int sum = 0;
        for (int i = 0; i < CREDIT_WEIGHTS.length; i++) {
            sum += CREDIT_ALPHABET.indexOf(value.charAt(i)) * CREDIT_WEIGHTS[i];
        }
        return value.charAt(17) == CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
