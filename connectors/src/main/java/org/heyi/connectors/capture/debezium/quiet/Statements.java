package org.heyi.connectors.capture.debezium.quiet;

import io.debezium.relational.Tables;
import io.debezium.relational.ddl.DdlChanges;
import io.debezium.relational.ddl.DdlParserListener;
import io.debezium.text.MultipleParsingExceptions;
import io.debezium.text.ParsingException;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses statements with Debezium's parser, with types it does not know put into ones that it knows. One that it cannot parse changes nothing
 * and stops nothing; whoever watches the log asks afterwards.
 */
final class Statements {
    private static final Logger LOG = LoggerFactory.getLogger(Statements.class);
    private boolean unread;

    /** Whether a statement could not be parsed since this was asked before. */
    boolean takeUnread() {
        boolean was = unread;
        unread = false;
        return was;
    }

    /**
     * @param debezium the parser, which puts what it reads into the tables
     * @param reset makes the parser forget what it read before it failed
     */
    DdlChanges parse(String sql, Tables tables, BiFunction<String, Tables, DdlChanges> debezium, Runnable reset) {
        ForeignTypes types = ForeignTypes.in(sql);
        DdlChanges changes;
        try {
            changes = debezium.apply(types.sql(), tables);
        } catch (ParsingException | MultipleParsingExceptions e) {
            LOG.debug("Not understood: {}", sql, e);
            unread = true;
            reset.run();
            return new DdlChanges();
        }
        if (!types.isEmpty()) {
            changes.getEventsByDatabase((database, events) -> events.stream()
                    .filter(DdlParserListener.TableEvent.class::isInstance)
                    .forEach(event -> types.restore(tables, ((DdlParserListener.TableEvent) event).tableId())));
        }
        return changes;
    }
}
