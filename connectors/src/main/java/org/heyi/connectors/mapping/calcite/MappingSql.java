package org.heyi.connectors.mapping.calcite;

import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.avatica.util.Quoting;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/** How Calcite is set up. Everything that uses Calcite reaches it through this class first. */
public final class MappingSql {
    static {
        // Read once, when Calcite's first classes are initialised; with its default a Chinese literal is refused.
        System.setProperty("calcite.default.charset", "UTF-8");
        System.setProperty("calcite.default.nationalcharset", "UTF-8");
    }

    /** Types of nullable columns and expressions. Thread-safe. */
    public static final JavaTypeFactory TYPES = new JavaTypeFactoryImpl(new Types());

    /** Standard SQL with {@code !=} and {@code %}; an overflow is an error, as it is in the sources' databases. */
    public static final SqlConformance CONFORMANCE = new Conformance();

    /** Names keep the case they are written in. */
    public static final SqlParser.Config PARSER = SqlParser.config()
            .withUnquotedCasing(Casing.UNCHANGED)
            .withQuotedCasing(Casing.UNCHANGED)
            .withQuoting(Quoting.DOUBLE_QUOTE)
            .withCaseSensitive(true)
            .withConformance(CONFORMANCE);

    private static final int DECIMAL_DIGITS = 38;
    private static final int DECIMAL_SCALE = 10;

    private MappingSql() {}

    /** To be called before anything else of Calcite is used: it takes over the settings that are read once. */
    public static void prepare() {
        // The work is done by this class's initialiser.
    }

    /** A number of any digits before and after the point, as PostgreSQL's {@code numeric} is: what DECIMAL says without a precision. */
    public static RelDataType decimal(RelDataTypeFactory types) {
        return types.createSqlType(SqlTypeName.DECIMAL, DECIMAL_DIGITS, DECIMAL_SCALE);
    }

    /** Whether it is {@link #decimal}. */
    public static boolean isFree(RelDataType type) {
        return type.getPrecision() == DECIMAL_DIGITS && type.getScale() == DECIMAL_SCALE;
    }

    private static final class Types extends RelDataTypeSystemImpl {
        /** Else the branches of a CASE are padded with blanks to the longest. */
        @Override
        public boolean shouldConvertRaggedUnionTypesToVarying() {
            return true;
        }

        @Override
        public int getDefaultPrecision(SqlTypeName type) {
            return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getDefaultPrecision(type);
        }

        @Override
        public int getDefaultScale(SqlTypeName type) {
            return type == SqlTypeName.DECIMAL ? DECIMAL_SCALE : super.getDefaultScale(type);
        }

        @Override
        public int getMaxPrecision(SqlTypeName type) {
            return type == SqlTypeName.DECIMAL ? DECIMAL_DIGITS : super.getMaxPrecision(type);
        }
    }

    private static final class Conformance extends SqlDelegatingConformance {
        Conformance() {
            super(SqlConformanceEnum.DEFAULT);
        }

        @Override
        public boolean isBangEqualAllowed() {
            return true;
        }

        @Override
        public boolean isPercentRemainderAllowed() {
            return true;
        }

        @Override
        public boolean checkedArithmetic() {
            return true;
        }
    }
}
