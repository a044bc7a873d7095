package org.heyi.hub.delivery;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.delivery.DepartmentTable;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.hub.graph.Outbox;
import org.heyi.hub.graph.Outbox.Entry;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A table in a department's database. Connects when it is first needed, and again after every failure. */
final class TableReceiver implements Receiver {
    private static final Logger LOG = LoggerFactory.getLogger(TableReceiver.class);

    /** Classes of SQLSTATE: data that does not fit, a constraint, and what a trigger says. */
    private static final Set<String> ABOUT_THE_ROW = Set.of("22", "23", "45", "P0");

    /** The class of SQLSTATE that MariaDB and MySQL have for all else, about a row or not. */
    private static final String GENERAL = "HY";

    /** Their errors below are of files and memory: "Global Error Codes" in MySQL's error reference. 0 is a driver's own. */
    private static final int FIRST_OF_STATEMENTS = 1000;

    /**
     * Of the others, those that say nothing of the row, by MariaDB's error reference: the record has changed since it was read (1020), disk full
     * (1021), storage engine (1030), memory (1037, 1038, 1041), table full (1114), lock not had in time (1205), too many locks (1206), a read
     * lock (1223), read-only (1290, 1836), table has changed (1412).
     */
    private static final Set<Integer> ABOUT_THE_SERVER =
            Set.of(1020, 1021, 1030, 1037, 1038, 1041, 1114, 1205, 1206, 1223, 1290, 1412, 1836);

    private static final String NOT_ALLOWED = "42";

    private final Outbox outbox;
    private final SourceDatabase database;
    private final DeliveryStatement statement;
    private final DeliveryCompiler compiler;
    private final Optional<Function<Table, ArrivedRows>> arrivals;
    private @Nullable DepartmentTable table;

    /** @param arrivals tells, for the table as it is, what has arrived; empty when its rows do not come back through the department's log */
    TableReceiver(
            Outbox outbox,
            SourceDatabase database,
            DeliveryStatement statement,
            DeliveryCompiler compiler,
            Optional<Function<Table, ArrivedRows>> arrivals) {
        this.outbox = outbox;
        this.database = database;
        this.statement = statement;
        this.compiler = compiler;
        this.arrivals = arrivals;
    }

    @Override
    public int deliver(List<Entry> entries) {
        boolean done = false;
        try {
            DepartmentTable open = table == null ? DepartmentTable.open(database, statement, compiler) : table;
            table = open;
            int delivered =
                    new TableWriter(outbox, open, arrivals.map(make -> make.apply(open.table()))).write(entries);
            done = true;
            return delivered;
        } catch (SQLException e) {
            throw failure(e);
        } catch (SourceAwayException e) {
            throw new AwayException(e.fault(), e);
        } catch (FaultException e) {
            throw new AwayException(e.faults().get(0), e);
        } finally {
            if (!done) {
                close();
            }
        }
    }

    private RuntimeException failure(SQLException e) {
        Place place = Place.of(statement.target());
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        String type = state.length() < 2 ? state : state.substring(0, 2);
        if (type.equals(GENERAL) ? !isAboutTheServer(e.getErrorCode()) : ABOUT_THE_ROW.contains(type)) {
            return new RefusedException(
                    Fault.of(FaultCode.DELIVERY_REFUSED, place, Connecting.reason(e), statement.target()), e);
        }
        FaultCode code = type.equals(NOT_ALLOWED) ? FaultCode.DELIVERY_DENIED : FaultCode.DELIVERY_AWAY;
        return new AwayException(Fault.of(code, place, Connecting.reason(e)), e);
    }

    private static boolean isAboutTheServer(int code) {
        return (code > 0 && code < FIRST_OF_STATEMENTS) || ABOUT_THE_SERVER.contains(code);
    }

    @Override
    public void close() {
        DepartmentTable open = table;
        table = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("a connection that is given up: {}", e.toString());
            }
        }
    }
}
