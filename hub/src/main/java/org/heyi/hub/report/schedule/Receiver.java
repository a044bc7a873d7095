package org.heyi.hub.report.schedule;

import java.io.IOException;
import org.heyi.hub.report.run.ReportFile;
import org.heyi.schema.fault.FaultException;

/** Takes a report's file for a department. */
sealed interface Receiver permits FolderReceiver, ServiceReceiver {

    /**
     * Hands the file over. Handed over again, it is still there once.
     *
     * @param event names this file of this run, and no other
     * @throws FaultException when the department does not take it now
     * @throws IOException when the kept file cannot be read
     */
    void take(ReportFile file, String event) throws IOException, InterruptedException;
}
