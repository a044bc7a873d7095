package org.heyi.connectors.mapping.function;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.regex.Pattern;
import org.heyi.schema.TypedText;
import org.jspecify.annotations.Nullable;

/** One way of writing names, phones and addresses. */
public final class TextFunctions {
    private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
    private static final Pattern AT_THE_ENDS =
            Pattern.compile("^[\\p{Z}\\s\\x85\\u200B\\u2060\\uFEFF]+|[\\p{Z}\\s\\x85\\u200B\\u2060\\uFEFF]+$");
    private static final Pattern EXTENSION = Pattern.compile(
            "(?:[ ,;]*(?:转|轉|分机号?|分機號?|内线|內線|extension|ext|x|#|\\*)[ .:=-]*|(?<=[0-9]{7})-+)[0-9]{1,6}$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER_SIGN = Pattern.compile("(?<=[0-9A-Za-z])(?:#楼?|号楼|幢|栋)");
    private static final Pattern ROOM = Pattern.compile("(?<=[0-9A-Za-z])(?:号房|房间|房|室)$");
    private static final Pattern UNIT = Pattern.compile("(?<=[0-9A-Za-z一二三四五六七八九十])(?:号?单元|门栋)");
    private static final Pattern DASH = Pattern.compile("[‐‑‒–—―−]");

    private TextFunctions() {}

    /** Blanks at the ends removed; null when nothing is left. */
    @MappingFunction("TRIM_TO_NULL")
    public static @Nullable String trimToNull(String text) {
        String stripped = AT_THE_ENDS.matcher(text).replaceAll("");
        return stripped.isEmpty() ? null : stripped;
    }

    /** Full width made half, blanks at the ends removed, others one blank each; null when nothing is left. */
    @MappingFunction("NORMAL_NAME")
    public static @Nullable String normalName(String name) {
        return trimToNull(TypedText.oneLine(name));
    }

    /** As E.164 has it, without an extension; numbers without a country are read as China's. Null when no phone can have it. */
    @MappingFunction("NORMAL_PHONE")
    public static @Nullable String normalPhone(String phone) {
        try {
            String line = EXTENSION.matcher(TypedText.oneLine(phone)).replaceFirst("");
            PhoneNumber number = PHONES.parse(line, "CN");
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
        String written = TypedText.oneLine(address).replace(" ", "");
        written = DASH.matcher(written).replaceAll("-");
        written = NUMBER_SIGN.matcher(written).replaceAll("幢");
        written = UNIT.matcher(written).replaceAll("单元");
        return trimToNull(ROOM.matcher(written).replaceAll("室"));
    }
}
