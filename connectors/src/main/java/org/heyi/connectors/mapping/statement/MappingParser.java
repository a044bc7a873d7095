package org.heyi.connectors.mapping.statement;

import java.util.List;
import java.util.Optional;
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

/** Parses one statement. */
final class MappingParser {
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
            new SyntaxFaults(file, text, faults).add(e);
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
}
