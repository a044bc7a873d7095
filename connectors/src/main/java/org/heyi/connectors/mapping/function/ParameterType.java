package org.heyi.connectors.mapping.function;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.heyi.connectors.mapping.calcite.MappingSql;

/** The Java classes that functions take and give, and the SQL types they stand for. */
enum ParameterType {
    TEXT(String.class, SqlTypeName.VARCHAR, SqlTypeFamily.CHARACTER),
    INTEGER(Integer.class, SqlTypeName.INTEGER, SqlTypeFamily.INTEGER),
    BIGINT(Long.class, SqlTypeName.BIGINT, SqlTypeFamily.INTEGER),
    DECIMAL(BigDecimal.class, SqlTypeName.DECIMAL, SqlTypeFamily.EXACT_NUMERIC) {
        @Override
        RelDataType bare(RelDataTypeFactory types) {
            return MappingSql.decimal(types);
        }
    },
    DOUBLE(Double.class, SqlTypeName.DOUBLE, SqlTypeFamily.NUMERIC),
    BOOLEAN(Boolean.class, SqlTypeName.BOOLEAN, SqlTypeFamily.BOOLEAN),
    DATE(LocalDate.class, SqlTypeName.DATE, SqlTypeFamily.DATE) {
        @Override
        Expression toJava(Expression internal) {
            return Expressions.call(Internals.class, "date", EnumUtils.convert(internal, int.class));
        }

        @Override
        Expression toInternal(Expression java) {
            return Expressions.call(Internals.class, "days", java);
        }
    },
    TIMESTAMP(LocalDateTime.class, SqlTypeName.TIMESTAMP, SqlTypeFamily.TIMESTAMP) {
        @Override
        Expression toJava(Expression internal) {
            return Expressions.call(Internals.class, "timestamp", EnumUtils.convert(internal, long.class));
        }

        @Override
        Expression toInternal(Expression java) {
            return Expressions.call(Internals.class, "millis", java);
        }

        @Override
        RelDataType bare(RelDataTypeFactory types) {
            return types.createSqlType(SqlTypeName.TIMESTAMP, MILLIS);
        }
    };

    private static final int MILLIS = 3;

    private final Class<?> javaClass;
    private final SqlTypeName sqlType;
    private final SqlTypeFamily family;

    ParameterType(Class<?> javaClass, SqlTypeName sqlType, SqlTypeFamily family) {
        this.javaClass = javaClass;
        this.sqlType = sqlType;
        this.family = family;
    }

    static Optional<ParameterType> of(Class<?> javaClass) {
        return Arrays.stream(values()).filter(t -> t.javaClass == javaClass).findFirst();
    }

    SqlTypeFamily family() {
        return family;
    }

    RelDataType sqlType(RelDataTypeFactory types) {
        return types.createTypeWithNullability(bare(types), true);
    }

    RelDataType bare(RelDataTypeFactory types) {
        return types.createSqlType(sqlType);
    }

    /** Code that makes the method's argument of a value that is not null. */
    Expression toJava(Expression internal) {
        return EnumUtils.convert(internal, javaClass);
    }

    /** Code that makes SQL's value of what the method returned. */
    Expression toInternal(Expression java) {
        return java;
    }
}
