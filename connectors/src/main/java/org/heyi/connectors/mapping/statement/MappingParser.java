package org.heyi.connectors.mapping.statement;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlInsert;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.heyi.connectors.mapping.calcite.MappingSql;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Parses one statement. */
final class MappingParser {
    private static final Pattern POSITION = Pattern.compile("line (\\d+), column (\\d+)");
    private static final Pattern KEYWORD = Pattern.compile("Incorrect syntax near the keyword '(.+?)'");
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered(?::)? \"(.*?)\"", Pattern.DOTALL);
    private static final int MOST_TEXT = 200;

    private MappingParser() {}

    /** Empty when it is no INSERT; the reason is then among {@code faults}. */
    static Optional<SqlInsert> parse(String file, String text, List<Fault> faults) {
        try {
            SqlNode node = SqlParser.create(text, MappingSql.PARSER).parseStmt();
            if (node instanceof SqlInsert insert && !insert.isUpsert()) {
                return Optional.of(insert);
            }
            faults.add(Fault.of(FaultCode.NOT_A_MAPPING, place(file, node), node.getKind().sql));
        } catch (SqlParseException e) {
            faults.add(Fault.of(FaultCode.MAPPING_SYNTAX, place(file, e), problem(e)));
        }
        return Optional.empty();
    }

    /** The expression of a SELECT's item. */
    static SqlNode withoutAlias(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlBasicCall) item).operand(0) : item;
    }

    static Place place(String file, SqlNode node) {
        return place(file, node.getParserPosition());
    }

    static Place place(String file, SqlParserPos position) {
        return new Place(file, position.getLineNum(), position.getColumnNum());
    }

    private static Place place(String file, SqlParseException e) {
        @Nullable SqlParserPos position = e.getPos();
        if (position != null) {
            return place(file, position);
        }
        Matcher matcher = POSITION.matcher(String.valueOf(e.getMessage()));
        return matcher.find()
                ? new Place(file, Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : Place.of(file);
    }

    private static String problem(SqlParseException e) {
        String message = String.valueOf(e.getMessage());
        Matcher keyword = KEYWORD.matcher(message);
        if (keyword.find()) {
            return unexpected(keyword.group(1));
        }
        Matcher token = UNEXPECTED.matcher(message);
        if (token.find()) {
            return unexpected(token.group(1).strip());
        }
        String first = message.lines().findFirst().orElse(message);
        return first.length() > MOST_TEXT ? first.substring(0, MOST_TEXT) : first;
    }

    private static String unexpected(String tokens) {
        if (tokens.equals("<EOF>")) {
            return "the statement ends too early";
        }
        String first = tokens.split("\\s", 2)[0];
        boolean word =
                SqlParser.create("", MappingSql.PARSER).getMetadata().isReservedWord(first.toUpperCase(Locale.ROOT));
        return "unexpected \"" + first + "\""
                + (word ? ", which is a word of SQL; as the name of a column or table it stands in double quotes" : "");
    }
}
