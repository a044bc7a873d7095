package org.heyi.connectors.capture.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.format.CellFormat;
import org.jspecify.annotations.Nullable;

/** A number as a spreadsheet shows it in a format: with fifteen digits and no more, days in ISO form. */
final class ShownNumber {
    private static final MathContext DIGITS = new MathContext(15);

    /** From here on, fifteen digits do not reach the last one before the point. */
    private static final BigDecimal INEXACT = BigDecimal.TEN.pow(15);

    private static final Pattern GENERAL = Pattern.compile("General|G/通用格式|@", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE_DIGITS = Pattern.compile("\\[DBNum\\d]", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED_OR_ESCAPED = Pattern.compile("\"[^\"]*\"|\\\\.|!(.)");
    private static final Pattern DASH_FOR_ZERO = Pattern.compile("(\"-\"|\\\\-|-)\\?+");
    /** Formats are shared among threads, and not made for that. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final String format;
    private final List<String> sections;
    private final @Nullable MomentFormat moment;
    private final boolean plain;

    ShownNumber(String written) {
        // Spreadsheets in Chinese write ! where others write \.
        this.format = QUOTED_OR_ESCAPED
                .matcher(CHINESE_DIGITS.matcher(written).replaceAll(""))
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) == null ? found.group() : "\\" + found.group(1)));
        this.sections = sections(format);
        this.moment = MomentFormat.of(sections.get(0));
        this.plain = GENERAL.matcher(format).matches();
    }

    /**
     * What the cell is: a text, null when it shows nothing that is a value, {@link CellText.Rounded} when its last digits are lost.
     *
     * @param days1904 whether days are counted from 1904
     */
    @Nullable
    Object of(BigDecimal exact, boolean days1904) {
        BigDecimal number = exact.round(DIGITS);
        if (moment != null) {
            return moment.of(number, days1904);
        }
        if (number.abs().compareTo(INEXACT) >= 0) {
            return new CellText.Rounded(number.precision() - number.scale() > 40 ? number.toString() : plain(number));
        }
        if (plain) {
            return plain(number);
        }
        return section(number).isEmpty() ? null : formatted(number);
    }

    private static String plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() > 40 ? shortest.toString() : shortest.signum() == 0 ? "0" : shortest.toPlainString();
    }

    private @Nullable Object formatted(BigDecimal number) {
        String used = number.signum() == 0 ? DASH_FOR_ZERO.matcher(format).replaceAll("$1") : format;
        Matcher generals = GENERAL.matcher(used);
        if (generals.find() && !generals.group().equals("@")) {
            // A format with one part for all numbers shows their sign; of several, each says what it shows.
            BigDecimal general = sections.size() > 1 ? number.abs() : number;
            used = generals.replaceAll(Matcher.quoteReplacement('"' + plain(general) + '"'));
        }
        try {
            synchronized (ONE_AT_A_TIME) {
                String text = CellFormat.getInstance(Locale.ROOT, used)
                        .apply(number.doubleValue())
                        .text
                        .strip();
                return text.isEmpty() ? null : text;
            }
        } catch (RuntimeException unknownFormat) {
            return plain(number);
        }
    }

    /** What the format has for such a number; conditions aside. */
    private String section(BigDecimal number) {
        int sign = number.signum();
        int section = sign < 0 && sections.size() > 1 ? 1 : sign == 0 && sections.size() > 2 ? 2 : 0;
        return sections.get(section);
    }

    private static List<String> sections(String format) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            quoted ^= c == '"';
            if (c == ';' && !quoted) {
                sections.add(section.toString());
                section.setLength(0);
            } else {
                section.append(c);
            }
            if (c == '\\' && !quoted && i + 1 < format.length()) {
                section.append(format.charAt(++i));
            }
        }
        sections.add(section.toString());
        return sections;
    }
}
