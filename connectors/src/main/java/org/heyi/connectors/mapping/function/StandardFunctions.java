package org.heyi.connectors.mapping.function;

import java.util.List;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;

/** Functions beyond the SQL standard that PostgreSQL and MariaDB both have, or that have one obvious meaning. */
final class StandardFunctions {
    /** Has no code of its own: {@link CallReplacer} gives it some. */
    private static final SqlOperator TRUNC = SqlBasicFunction.create(
            "TRUNC", ReturnTypes.ARG0_NULLABLE, OperandTypes.NUMERIC.or(OperandTypes.NUMERIC_INT32));

    /** Without the conversions that Calcite's own checker asks for, which mappings do not have. */
    private static final SqlOperator CONCAT_WS = ((SqlBasicFunction) SqlLibraryOperators.CONCAT_WS_POSTGRESQL)
            .withOperandTypeChecker(OperandTypes.repeat(SqlOperandCountRanges.from(2), OperandTypes.CHARACTER));

    /** The standard's, and those of MariaDB for parts of a day, which have one meaning: all are held against PostgreSQL in the manual. */
    static final List<String> OF_THE_STANDARD = List.of(
            "ABS",
            "ASCII",
            "CAST",
            "CEIL",
            "CEILING",
            "CHARACTER_LENGTH",
            "CHAR_LENGTH",
            "COALESCE",
            "DAYOFMONTH",
            "DAYOFYEAR",
            "EXP",
            "EXTRACT",
            "FLOOR",
            "HOUR",
            "INITCAP",
            "LAST_DAY",
            "LN",
            "LOG10",
            "LOWER",
            "MINUTE",
            "MOD",
            "MONTH",
            "NULLIF",
            "OVERLAY",
            "POSITION",
            "POWER",
            "QUARTER",
            "REPLACE",
            "ROUND",
            "SECOND",
            "SIGN",
            "SQRT",
            "SUBSTRING",
            "TRANSLATE",
            "TIMESTAMPADD",
            "TIMESTAMPDIFF",
            "TRIM",
            "TRUNCATE",
            "UPPER",
            "YEAR");

    static final List<SqlOperator> BEYOND_THE_STANDARD = List.of(
            TRUNC,
            SqlLibraryOperators.CONCAT_FUNCTION_WITH_NULL,
            CONCAT_WS,
            SqlLibraryOperators.REPEAT,
            SqlLibraryOperators.TRANSLATE3,
            SqlLibraryOperators.STARTS_WITH,
            SqlLibraryOperators.ENDS_WITH,
            SqlLibraryOperators.ILIKE,
            SqlLibraryOperators.NOT_ILIKE,
            SqlLibraryOperators.MD5,
            SqlLibraryOperators.SHA256,
            SqlLibraryOperators.IFNULL,
            SqlLibraryOperators.NVL,
            SqlLibraryOperators.GREATEST_PG,
            SqlLibraryOperators.LEAST_PG);

    private StandardFunctions() {}
}
