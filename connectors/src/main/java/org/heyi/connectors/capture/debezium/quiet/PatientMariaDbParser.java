package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.binlog.BinlogDatabaseSchema;
import io.debezium.connector.binlog.charset.BinlogCharsetRegistry;
import io.debezium.connector.mariadb.MariaDbDatabaseSchema;
import io.debezium.connector.mariadb.antlr.MariaDbAntlrDdlParser;
import io.debezium.relational.Tables;
import io.debezium.relational.Tables.TableFilter;
import io.debezium.relational.ddl.DdlChanges;

/** Debezium's parser of definitions, which does not fail where it does not understand. */
final class PatientMariaDbParser extends MariaDbAntlrDdlParser {
    private final Statements statements;

    private PatientMariaDbParser(TableFilter filter, BinlogCharsetRegistry characterSets, Statements statements) {
        super(true, false, false, filter, characterSets);
        this.statements = statements;
    }

    /** In the place of the schema's own. */
    static PatientMariaDbParser of(MariaDbDatabaseSchema schema, Statements statements) {
        MariaDbAntlrDdlParser own =
                Inner.get(schema, BinlogDatabaseSchema.class, "ddlParser", MariaDbAntlrDdlParser.class);
        return new PatientMariaDbParser(
                Inner.get(own, MariaDbAntlrDdlParser.class, "tableFilter", TableFilter.class),
                Inner.get(own, MariaDbAntlrDdlParser.class, "charsetRegistry", BinlogCharsetRegistry.class),
                statements);
    }

    @Override
    public DdlChanges parse(String sql, Tables tables) {
        return statements.parse(sql, tables, super::parse, this::getAndResetDdlChanges);
    }
}
