package org.heyi.connectors.mapping.function;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One way of writing names, phones and addresses. */
public final class TextFunctions {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");
    private static final Pattern NUMBER_SIGN = Pattern.compile("(?<=[0-9A-Za-z])(?:#楼?|号楼|幢|栋)");
    private static final Pattern ROOM = Pattern.compile("(?<=[0-9A-Za-z])(?:号房|房间|房|室)$");
    private static final Pattern UNIT = Pattern.compile("(?<=[0-9A-Za-z一二三四五六七八九十])(?:号?单元|门栋)");
    private static final Pattern DASH = Pattern.compile("[‐‑‒–—―−]");
    private static final char FULL_FIRST = '\uFF01';
    private static final char FULL_LAST = '\uFF5E';
    private static final int FULL_OFFSET = 0xFEE0;

    private TextFunctions() {}

    /** Blanks at the ends removed; null when nothing is left. */
    @MappingFunction("TRIM_TO_NULL")
    public static @Nullable String trimToNull(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? null : stripped;
    }

    /** Full width made half, blanks at the ends removed, others one blank each; null when nothing is left. */
    @MappingFunction("NORMAL_NAME")
    public static @Nullable String normalName(String name) {
        return trimToNull(BLANKS.matcher(halfWidth(name)).replaceAll(" "));
    }

    /** As E.164 has it, numbers without a country read as China's; null when no phone can have it. */
    @MappingFunction("NORMAL_PHONE")
    public static @Nullable String normalPhone(String phone) {
        try {
            PhoneNumber number = PHONES.parse(halfWidth(phone), "CN");
            return PHONES.isValidNumber(number) ? PHONES.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /**
     * Full width made half, blanks removed, and one word each for a building (幢), a unit (单元) and, at the end, a room (室); null when
     * nothing is left.
     */
    @MappingFunction("NORMAL_ADDRESS")
    public static @Nullable String normalAddress(String address) {
        String written = BLANKS.matcher(halfWidth(address)).replaceAll("");
        written = DASH.matcher(written).replaceAll("-");
        written = NUMBER_SIGN.matcher(written).replaceAll("幢");
        written = UNIT.matcher(written).replaceAll("单元");
        return trimToNull(ROOM.matcher(written).replaceAll("室"));
    }

    private static String halfWidth(String text) {
        StringBuilder half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean full = c >= FULL_FIRST && c <= FULL_LAST;
            half.append(full ? (char) (c - FULL_OFFSET) : c == '\u3000' ? ' ' : c);
        }
        return half.toString();
    }
}
