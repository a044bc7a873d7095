package org.heyi.hub.delivery;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.heyi.connectors.Connector;
import org.heyi.connectors.Destination;
import org.heyi.connectors.Source;
import org.heyi.connectors.capture.database.Connecting;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.delivery.DepartmentTable;
import org.heyi.connectors.mapping.compile.DeliveryCompiler;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.connectors.mapping.statement.DeliveryStatement;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.running.RunningConnector;
import org.heyi.hub.graph.DeliveryTarget;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** A statement of a department's folder {@code out}, and where it writes. */
public record Route(Connector connector, DeliveryStatement statement, Destination destination) {

    public DeliveryTarget target() {
        return new DeliveryTarget(statement.target(), statement.from().name(), statement.fields());
    }

    /** Whether the rows are written to the database that the connector reads. */
    public boolean isOwnDatabase() {
        return Optional.of(destination)
                .filter(Destination.Tables.class::isInstance)
                .map(tables -> ((Destination.Tables) tables).database().url())
                .filter(url -> connector.source() instanceof Source.Database own
                        && own.url().equals(url))
                .isPresent();
    }

    /** Another text as soon as what was delivered is to be looked at again. */
    String fingerprint() {
        String to = destination instanceof Destination.Webhook webhook
                ? webhook.url().toString()
                : ((Destination.Tables) destination).database().url();
        return statement.text() + " " + to;
    }

    /** What is wrong with the statement as the department's table is now; an event has none. */
    public List<Fault> checkTable(Ontology ontology, FunctionLibrary functions) {
        if (!(destination instanceof Destination.Tables tables)) {
            return List.of();
        }
        DeliveryCompiler compiler = new DeliveryCompiler(ontology, functions, connector.zone());
        SourceDatabase database = RunningConnector.database(connector, tables.database());
        try (DepartmentTable table = DepartmentTable.open(database, statement, compiler)) {
            return List.of();
        } catch (SourceAwayException e) {
            return List.of(e.fault());
        } catch (FaultException e) {
            return e.faults();
        } catch (SQLException e) {
            return List.of(Fault.of(FaultCode.DELIVERY_AWAY, Place.of(statement.target()), Connecting.reason(e)));
        }
    }

    /** Whether what is written comes back as a row of the connector. */
    boolean returns(Mappings mappings) {
        return isOwnDatabase() && mappings.tables().contains(statement.table());
    }
}
