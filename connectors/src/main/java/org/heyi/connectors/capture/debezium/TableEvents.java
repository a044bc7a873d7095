package org.heyi.connectors.capture.debezium;

import org.heyi.connectors.capture.database.Cascades.Touched;
import org.heyi.connectors.capture.database.TableId;
import org.heyi.schema.fault.Fault;

/**
 * Is told what became of mapped tables beside their rows' changes, in the order of the log: what comes before in the log has been passed on
 * before. Called by one thread, that of the engine's task; must not wait.
 */
interface TableEvents {

    /**
     * The table's rows may be others than the log's changes say. It has to be read anew, by a reader that begins after this call.
     *
     * @param because says to a person why
     */
    void readAnew(TableId table, Fault because);

    /**
     * The table was there no more at this place in the log. Whoever is told looks into the catalogue: it may have come back since.
     *
     * @param because says to a person what became of it
     */
    void gone(TableId table, Fault because);

    /**
     * The server changed rows that refer to one that changed, without writing them to the log. Reading the table anew finds them all; whoever
     * can find them by what they refer to need not read more.
     *
     * @param because says to a person why
     */
    default void cascaded(Touched touched, Fault because) {
        readAnew(touched.table(), because);
    }

    /** The foreign keys of a table that was mapped, or that a mapped table's rows hang on, may be others now. */
    void foreignKeysChanged();
}
