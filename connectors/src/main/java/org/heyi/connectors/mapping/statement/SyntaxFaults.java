package org.heyi.connectors.mapping.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.heyi.connectors.mapping.calcite.MappingSql;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/**
 * Says why a statement cannot be parsed: every word of SQL that stands as a name, not only the first, and what to write for the syntax of
 * other databases.
 */
final class SyntaxFaults {
    private static final Pattern POSITION = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Pattern KEYWORD = Pattern.compile("Incorrect syntax near the keyword '(.+?)'");
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered(?::)? \"(.*?)\"", Pattern.DOTALL);
    private static final Pattern WORD_BEFORE = Pattern.compile("([A-Za-z_]+)(\\s*)$");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{2,}");
    /** Words that hold a statement together: one of these in a wrong place is no name. */
    private static final Set<String> FRAME = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "INSERT",
            "INTO",
            "AND",
            "OR",
            "NOT",
            "AS",
            "ON",
            "IS",
            "IN",
            "LIKE",
            "NULL",
            "CASE",
            "WHEN",
            "THEN",
            "ELSE",
            "END",
            "BETWEEN",
            "JOIN",
            "UNION",
            "HAVING",
            "BY",
            "DISTINCT",
            "CAST",
            "LIMIT",
            "WITH",
            "VALUES");

    private static final int MOST_WORDS = 100;
    private static final int MOST_TEXT = 200;
    private final String file;
    private final String written;
    private final List<Fault> faults;

    SyntaxFaults(String file, String written, List<Fault> faults) {
        this.file = file;
        this.written = written;
        this.faults = faults;
    }

    /** Adds them to the faults; {@code first} is why the statement as it is cannot be parsed. */
    void add(SqlParseException first) {
        StringBuilder text = new StringBuilder(written);
        @Nullable SqlParseException why = first;
        for (int i = 0; i < MOST_WORDS && why != null; i++) {
            Place place = place(why);
            Optional<int[]> name = name(text, place, tokens(why));
            if (name.isEmpty()) {
                faults.add(fault(place, why));
                return;
            }
            int begin = name.get()[0];
            int end = name.get()[1];
            faults.add(Fault.of(FaultCode.RESERVED_WORD_AS_NAME, placeOf(text, begin), text.substring(begin, end)));
            // As long as it was, so that what follows keeps its place.
            text.replace(begin, end, "x".repeat(end - begin));
            why = parse(text.toString());
        }
    }

    private static @Nullable SqlParseException parse(String text) {
        try {
            SqlParser.create(text, MappingSql.PARSER).parseStmt();
            return null;
        } catch (SqlParseException e) {
            return e;
        }
    }

    /** Where the word stands that was meant as a name: among what the parser stumbled over, else before it. */
    private static Optional<int[]> name(StringBuilder text, Place place, List<String> tokens) {
        int at = offset(text, place);
        if (at < 0) {
            return Optional.empty();
        }
        String rest = text.substring(at).toUpperCase(Locale.ROOT);
        for (String token : tokens) {
            int found = rest.indexOf(token.toUpperCase(Locale.ROOT));
            if (isName(token) && found >= 0) {
                return Optional.of(new int[] {at + found, at + found + token.length()});
            }
        }
        Matcher before = WORD_BEFORE.matcher(text.substring(0, at));
        return before.find() && isName(before.group(1))
                ? Optional.of(new int[] {before.start(1), before.end(1)})
                : Optional.empty();
    }

    private static boolean isName(String word) {
        return WORD.matcher(word).matches() && !FRAME.contains(word.toUpperCase(Locale.ROOT)) && isReserved(word);
    }

    private static boolean isReserved(String word) {
        return SqlParser.create("", MappingSql.PARSER).getMetadata().isReservedWord(word.toUpperCase(Locale.ROOT));
    }

    private Fault fault(Place place, SqlParseException e) {
        String token = token(e);
        return switch (token) {
            case "`" -> Fault.of(FaultCode.WRITTEN_OTHERWISE, place, "`name`", "\"name\"");
            case ":", "::" -> Fault.of(FaultCode.WRITTEN_OTHERWISE, place, "…::type", "CAST(… AS type)");
            default -> Fault.of(FaultCode.MAPPING_SYNTAX, place, problem(e, token));
        };
    }

    private static String problem(SqlParseException e, String token) {
        if (token.equals("<EOF>")) {
            return "the statement ends too early";
        }
        if (!token.isEmpty()) {
            return "unexpected \"" + token + "\"";
        }
        String message = String.valueOf(e.getMessage());
        String first = message.lines().findFirst().orElse(message);
        return first.length() > MOST_TEXT ? first.substring(0, MOST_TEXT) : first;
    }

    private static String token(SqlParseException e) {
        return tokens(e).stream().findFirst().orElse("");
    }

    /** What the parser read until it gave up; empty when it does not say. */
    private static List<String> tokens(SqlParseException e) {
        String message = String.valueOf(e.getMessage());
        Matcher keyword = KEYWORD.matcher(message);
        if (keyword.find()) {
            return List.of(keyword.group(1));
        }
        Matcher token = UNEXPECTED.matcher(message);
        return token.find() ? List.of(token.group(1).strip().split("\\s+")) : List.of();
    }

    private Place place(SqlParseException e) {
        @Nullable SqlParserPos position = e.getPos();
        if (position != null) {
            return MappingParser.place(file, position);
        }
        Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
        return matcher.find()
                ? new Place(file, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : Place.of(file);
    }

    private Place placeOf(StringBuilder text, int offset) {
        int line = 1 + (int) text.chars().limit(offset).filter(c -> c == '\n').count();
        return new Place(file, line, offset - text.lastIndexOf("\n", offset - 1));
    }

    /** -1 where the place names no line. */
    private static int offset(StringBuilder text, Place place) {
        int begin = 0;
        for (int line = 1; line < place.line(); line++) {
            begin = text.indexOf("\n", begin) + 1;
        }
        int offset = begin + place.column() - 1;
        return place.line() > 0 && offset >= 0 && offset <= text.length() ? offset : -1;
    }
}
