package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.connector.binlog.BinlogDatabaseSchema;
import io.debezium.connector.binlog.charset.BinlogCharsetRegistry;
import io.debezium.connector.mysql.MySqlDatabaseSchema;
import io.debezium.connector.mysql.antlr.MySqlAntlrDdlParser;
import io.debezium.relational.Tables;
import io.debezium.relational.Tables.TableFilter;
import io.debezium.relational.ddl.DdlChanges;

/** Debezium's parser of definitions, which does not fail where it does not understand. */
final class PatientMySqlParser extends MySqlAntlrDdlParser {
    private final Statements statements;

    private PatientMySqlParser(TableFilter filter, BinlogCharsetRegistry characterSets, Statements statements) {
        super(true, false, false, filter, characterSets);
        this.statements = statements;
    }

    /** In the place of the schema's own. */
    static PatientMySqlParser of(MySqlDatabaseSchema schema, Statements statements) {
        MySqlAntlrDdlParser own = Inner.get(schema, BinlogDatabaseSchema.class, "ddlParser", MySqlAntlrDdlParser.class);
        return new PatientMySqlParser(
                Inner.get(own, MySqlAntlrDdlParser.class, "tableFilter", TableFilter.class),
                Inner.get(own, MySqlAntlrDdlParser.class, "charsetRegistry", BinlogCharsetRegistry.class),
                statements);
    }

    @Override
    public DdlChanges parse(String sql, Tables tables) {
        return statements.parse(sql, tables, super::parse, this::getAndResetDdlChanges);
    }
}
