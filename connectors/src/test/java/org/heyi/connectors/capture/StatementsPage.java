package org.heyi.connectors.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that {@code docs/for-administrators.md} lists for one engine: in fenced blocks {@code sql engine …}, with an empty line between
 * two, and {@code <…>} for what differs from table to table.
 */
final class StatementsPage {
    private static final Path PAGE = Path.of("..", "docs", "for-administrators.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```sql (\\w+) ?([^\n]*)\n(.*?)^```$");
    private static final Pattern OPEN = Pattern.compile("<[^\\s<>=][^<>=]*>");

    private final List<String> listed = new ArrayList<>();

    /** What is sent only when a look meets a change: it may be seen or not. */
    private final List<String> seldom = new ArrayList<>();

    StatementsPage(String engine) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(PAGE));
        while (blocks.find()) {
            if (blocks.group(1).equals(engine)) {
                List<String> statements = blocks.group(2).equals("seldom") ? seldom : listed;
                Arrays.stream(blocks.group(3).split("\n\\s*\n"))
                        .map(StatementsPage::normalised)
                        .filter(statement -> !statement.isEmpty())
                        .forEach(statements::add);
            }
        }
    }

    /** A statement without its literals and line breaks. */
    static String normalised(String statement) {
        return statement
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("'(?:[^'\\\\]|''|\\\\.)*'", "?")
                .replaceAll("\\$\\d+", "?")
                .replaceAll("(?<![\\w\".<])-?\\d+(?:\\.\\d+)?(?![\\w\">])", "?")
                .replaceAll("\\s+", " ")
                .replaceAll("\\?(?:, ?\\?)+", "?")
                .strip();
    }

    /** Of what a server saw, normalised, what the page does not list. */
    Set<String> unlisted(Collection<String> seen) {
        List<Pattern> patterns = Stream.concat(listed.stream(), seldom.stream())
                .map(StatementsPage::pattern)
                .toList();
        return seen.stream()
                .filter(statement -> patterns.stream()
                        .noneMatch(pattern -> pattern.matcher(statement).matches()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of what the page lists, what the server did not see. */
    Set<String> unseen(Collection<String> seen) {
        return listed.stream()
                .filter(statement -> seen.stream()
                        .noneMatch(one -> pattern(statement).matcher(one).matches()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Pattern pattern(String statement) {
        StringBuilder regex = new StringBuilder();
        Matcher open = OPEN.matcher(statement);
        int from = 0;
        while (open.find()) {
            regex.append(Pattern.quote(statement.substring(from, open.start()))).append(".+?");
            from = open.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(statement.substring(from))).toString());
    }
}
