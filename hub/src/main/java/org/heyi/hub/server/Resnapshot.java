package org.heyi.hub.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.Connector;
import org.heyi.connectors.Source;
import org.heyi.connectors.capture.reading.TableState;
import org.heyi.connectors.capture.reading.TableStates;
import org.heyi.connectors.mapping.statement.Mappings;
import org.heyi.connectors.text.DidYouMean;
import org.heyi.hub.graph.GraphSourceStore;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/**
 * What is read anew when a hub starts.
 *
 * @param what names of sources, or of one table of a source: {@code SOURCE/TABLE}
 */
record Resnapshot(Set<String> what) {

    /** @throws FaultException when a source or a table is not there; then nothing was changed */
    void check(Departments departments) {
        List<Fault> faults = new ArrayList<>();
        for (String name : what) {
            String source = source(name);
            Mappings mappings = departments.mappings().get(source);
            if (mappings == null) {
                String near = DidYouMean.among(departments.mappings().keySet(), source);
                faults.add(Fault.of(FaultCode.RESNAPSHOT_SOURCE_UNKNOWN, Place.of(source), near));
            } else if (isTable(name) && !mappings.tables().contains(table(name))) {
                String near = DidYouMean.among(mappings.tables(), table(name));
                faults.add(Fault.of(FaultCode.RESNAPSHOT_TABLE_UNKNOWN, Place.of(name), table(name), near));
            }
        }
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
    }

    /** Before the connector's capture starts. A drop folder is read anew as a whole: its files are few. */
    void prepare(Connector connector, GraphSourceStore store) {
        String source = connector.name();
        boolean folder = connector.source() instanceof Source.DropFolder;
        List<String> names =
                what.stream().filter(name -> source(name).equals(source)).toList();
        if (names.contains(source) || (folder && !names.isEmpty())) {
            store.restart(source, "");
            return;
        }
        Optional<String> kept = names.isEmpty() ? Optional.empty() : store.tables(source);
        if (kept.isPresent()) {
            Map<String, TableState> states = TableStates.parse(kept.get());
            names.forEach(name -> states.computeIfPresent(table(name), (table, state) -> state.anew()));
            store.readAnew(source, TableStates.json(states));
        }
    }

    private static boolean isTable(String name) {
        return name.indexOf('/') >= 0;
    }

    private static String source(String name) {
        return isTable(name) ? name.substring(0, name.indexOf('/')) : name;
    }

    private static String table(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
