package org.heyi.hub.document;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A description in both languages. They are told apart by sentence: one with a Chinese character is Chinese; a text in one language stands
 * for both.
 */
public record Bilingual(String en, String zh) {
    private static final Pattern BETWEEN = Pattern.compile("\\s*[·\\n]\\s*|(?<=[.。!?！？])\\s+");
    private static final Predicate<String> CHINESE =
            Pattern.compile("\\p{IsHan}").asPredicate();

    /** Splits {@code text}; {@code name} stands for an empty one. */
    public static Bilingual of(String text, String name) {
        List<String> sentences = BETWEEN.splitAsStream(text.strip()).toList();
        String en = join(sentences, CHINESE.negate(), " ");
        String zh = join(sentences, CHINESE, "");
        String any = en.isEmpty() ? zh : en;
        String either = any.isEmpty() ? name : any;
        return new Bilingual(en.isEmpty() ? either : en, zh.isEmpty() ? either : zh);
    }

    private static String join(List<String> sentences, Predicate<String> language, String between) {
        String joined = sentences.stream().filter(language).collect(Collectors.joining(between));
        return joined.endsWith(".") || joined.endsWith("。") ? joined.substring(0, joined.length() - 1) : joined;
    }
}
