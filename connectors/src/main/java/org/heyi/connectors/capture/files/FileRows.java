package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of file that holds a table. */
interface FileRows {

    /** Takes what is read. */
    interface Visitor {

        /** Names of the columns, once and first. */
        void header(List<String> columns) throws InterruptedException;

        /**
         * A row.
         *
         * @param number of the row in the file, the header being 1
         * @param values one for each column, null for an empty cell
         */
        void row(long number, @Nullable String[] values) throws InterruptedException;
    }

    /**
     * Reads the file from its beginning to its end, a row at a time.
     *
     * @throws BadFileException when the file is not complete, or no table
     */
    void read(Path file, Visitor visitor) throws IOException, BadFileException, InterruptedException;
}
