package org.heyi.hub.form.label;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What of a label matters when it is held against another: one way of writing each character, no numbering, remarks in brackets,
 * punctuation and words that every form puts around its questions; and of English the words in the order of Chinese, {@code birth date} for
 * {@code date of birth}.
 *
 * @param text small letters without blanks; empty when nothing matters
 * @param whose the part of the text that says which person is meant, such as 监护人; empty when it is the one the form is about
 */
record Wording(String text, String whose) {
    private static final Pattern BRACKETS = Pattern.compile("\\([^()]*\\)|\\[[^\\]]*]|【[^】]*】|〔[^〕]*〕");
    private static final Pattern NUMBERING = Pattern.compile("^\\s*(\\d+|[一二三四五六七八九十]+)\\s*[.、)]\\s*");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s\\b");
    private static final Pattern OF = Pattern.compile("\\bof\\b");
    private static final Set<String> FILLERS = Set.of(
            "a", "an", "any", "are", "as", "do", "does", "enter", "for", "have", "in", "is", "no", "number", "or",
            "please", "the", "to", "what", "whether", "you", "your");
    private static final Pattern CHINESE_FILLERS =
            Pattern.compile("请(?:输入|填写|选择|问)|必填|选填|您|你|本人|的|是否|有无|与否|具体|所属|所在|情况$|信息$");
    /** Words of which one stands for the others in the names of fields. */
    private static final Map<String, String> SAME = Map.ofEntries(
            entry("编码", "编号"),
            entry("代码", "编号"),
            entry("号码", "号"),
            entry("手机", "电话"),
            entry("坐落", "地址"),
            entry("类别", "类型"),
            entry("种类", "类型"),
            entry("时间", "日期"),
            entry("级别", "等级"),
            entry("年份", "年代"));

    private static final Pattern SAME_WORDS = Pattern.compile(String.join("|", SAME.keySet()));
    private static final Pattern PERSON = Pattern.compile(
            "^.*(?:人(?![口数均民群])|者|方(?![式法向])|亲|父|母|子女|配偶|[户业房雇]主|房东|租客|员(?!工数)|"
                    + "contact(?!number|phone|details)|father|mother|parent|guardian|spouse|child|landlord|tenant|owner)");

    static Wording of(String label) {
        String written = Normalizer.normalize(label, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String plain = NUMBERING.matcher(written).replaceFirst("");
        String outside = BRACKETS.matcher(plain).replaceAll(" ");
        String text = text(outside);
        String kept = text.isEmpty() ? text(plain) : text;
        Matcher person = PERSON.matcher(kept);
        return new Wording(kept, person.find() ? person.group() : "");
    }

    private static String text(String label) {
        List<String> parts =
                new ArrayList<>(Arrays.asList(OF.split(POSSESSIVE.matcher(label).replaceAll(""))));
        Collections.reverse(parts);
        String words = parts.stream()
                .flatMap(NO_LETTER::splitAsStream)
                .filter(word -> !FILLERS.contains(word))
                .collect(Collectors.joining());
        String kept = CHINESE_FILLERS.matcher(words).replaceAll("");
        return SAME_WORDS.matcher(kept).replaceAll(word -> SAME.getOrDefault(word.group(), word.group()));
    }
}
