package org.heyi.hub.torture;

import java.io.IOException;
import java.sql.SQLException;

/**
 * Something that departments and their administrators do besides changing rows.
 *
 * @param name what it is counted as
 * @param action does it once; what the database refuses is not counted
 */
record Habit(String name, Action action) {

    /** Does it. */
    interface Action {
        void run() throws SQLException, IOException, InterruptedException;
    }
}
