package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that holds a table. */
interface FileRows extends AutoCloseable {
    /** Characters that a row may have: a row is the only thing that is held in memory whole. */
    int LONGEST_ROW = 4 << 20;

    /** As many as a spreadsheet has. */
    int MOST_COLUMNS = 16_384;

    /** Takes what is read. */
    interface Visitor {

        /** Names of the columns, once and first. */
        void header(List<String> columns) throws IOException, BadFileException, InterruptedException;

        /**
         * A row.
         *
         * @param number of the row in the file, the header being 1
         * @param values one for each column: text, null for an empty cell, or {@link org.heyi.connectors.mapping.UnusableValue}
         */
        void row(long number, @Nullable Object[] values) throws IOException, BadFileException, InterruptedException;
    }

    /** What kind of file it was found to be, for a person to see. */
    String kind();

    /**
     * Reads the file from its beginning to its end, a row at a time.
     *
     * @throws BadFileException when the file is not complete, or no table
     */
    void read(Visitor visitor) throws IOException, BadFileException, InterruptedException;

    /** Forgets what was prepared for reading; the file itself stays. */
    @Override
    void close() throws IOException;
}
