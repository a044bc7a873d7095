package org.heyi.connectors.mapping.function;

import java.util.List;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;

/** Functions beyond the SQL standard that PostgreSQL and MariaDB both have, or that have one obvious meaning. */
final class StandardFunctions {
    static final List<SqlOperator> BEYOND_THE_STANDARD = List.of(
            SqlLibraryOperators.SPLIT_PART,
            SqlLibraryOperators.CONCAT_FUNCTION,
            SqlLibraryOperators.CONCAT_WS,
            SqlLibraryOperators.REPEAT,
            SqlLibraryOperators.TRANSLATE3,
            SqlLibraryOperators.STARTS_WITH,
            SqlLibraryOperators.ENDS_WITH,
            SqlLibraryOperators.ILIKE,
            SqlLibraryOperators.NOT_ILIKE,
            SqlLibraryOperators.REGEXP_LIKE,
            SqlLibraryOperators.REGEXP_REPLACE_3,
            SqlLibraryOperators.MD5,
            SqlLibraryOperators.SHA256,
            SqlLibraryOperators.IFNULL,
            SqlLibraryOperators.NVL,
            SqlLibraryOperators.GREATEST,
            SqlLibraryOperators.LEAST);

    private StandardFunctions() {}
}
