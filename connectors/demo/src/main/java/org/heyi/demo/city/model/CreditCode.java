package org.heyi.demo.city.model;

/** Unified social credit codes with both check characters valid, under an area code that no county has. */
public final class CreditCode {
    private static final String AREA = "320299";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] BODY_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
    private static final int SERIALS = 31 * 31 * 31 * 31 * 31 * 31;

    private CreditCode() {}

    /**
     * 18 characters, another for each {@code index} below 800 million.
     *
     * @param category registering authority and kind, two characters, such as 91 for a company
     */
    public static String of(String category, long index) {
        StringBuilder serial = new StringBuilder();
        long rest = (index * 48_271 + 7_919) % SERIALS;
        for (int i = 0; i < 6; i++) {
            serial.append(ALPHABET.charAt((int) (rest % 31)));
            rest /= 31;
        }
        String body = "MA" + serial;
        String code = category + AREA + body + bodyCheck(body);
        return code + check(code);
    }

    /** GB 11714: the ninth character of an organisation's code. */
    private static char bodyCheck(String body) {
        int sum = 0;
        for (int i = 0; i < BODY_WEIGHTS.length; i++) {
            sum += Character.digit(body.charAt(i), 36) * BODY_WEIGHTS[i];
        }
        return "0X987654321".charAt(sum % 11);
    }

    /** GB 32100: the eighteenth character. */
    private static char check(String code) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
