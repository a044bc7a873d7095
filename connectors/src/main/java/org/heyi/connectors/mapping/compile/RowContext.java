package org.heyi.connectors.mapping.compile;

import java.util.TimeZone;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.schema.SchemaPlus;
import org.heyi.connectors.mapping.calcite.MappingSql;
import org.jspecify.annotations.Nullable;

/** What a compiled expression sees: one row. */
final class RowContext implements DataContext {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private final @Nullable Object[] values;

    RowContext(@Nullable Object[] values) {
        this.values = values;
    }

    @Override
    @SuppressWarnings("NullAway") // Calcite's own contract: null for a name that has no value.
    public Object get(String name) {
        if (name.equals("inputRecord")) {
            return values;
        }
        return Variable.TIME_ZONE.camelName.equals(name) ? UTC : null;
    }

    @Override
    @SuppressWarnings("NullAway") // Rows have no schema around them.
    public SchemaPlus getRootSchema() {
        return null;
    }

    @Override
    public JavaTypeFactory getTypeFactory() {
        return MappingSql.TYPES;
    }

    @Override
    public QueryProvider getQueryProvider() {
        throw new UnsupportedOperationException("an expression over one row runs no query");
    }
}
