package org.heyi.hub.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query with a description before it, which GraphQL allows and its parser does not know yet.
 *
 * @param title the description; empty where there is none
 * @param query without it, each line and column where it was
 */
public record TitledQuery(String title, String query) {
    private static final Pattern DESCRIPTION =
            Pattern.compile("\\A(?:\\uFEFF|\\s++|#[^\\n]*\\n)*+\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern LETTER = Pattern.compile("[^\\n]");

    public static TitledQuery of(String text) {
        Matcher description = DESCRIPTION.matcher(text);
        if (!description.find()) {
            return new TitledQuery("", text);
        }
        String blank = LETTER.matcher(description.group()).replaceAll(" ");
        return new TitledQuery(description.group(1), blank + text.substring(description.end()));
    }
}
