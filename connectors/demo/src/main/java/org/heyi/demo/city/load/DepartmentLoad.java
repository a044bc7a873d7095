package org.heyi.demo.city.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.heyi.demo.city.department.CityTable;
import org.heyi.demo.city.department.Mention;
import org.heyi.demo.city.department.RowSink;
import org.jspecify.annotations.Nullable;

/** Fills one department's tables, one after another, and its part of the truth. */
public final class DepartmentLoad {
    private static final long REPORTED_ROWS = 1_000;

    private final String department;
    private final Loader loader;
    private final TruthFile truth;
    private final Progress progress;

    /** Hears how far a table is: every thousand rows, and once at its end. Called by one thread a department. */
    public interface Progress {
        void rows(String department, String table, long rows, boolean complete);
    }

    public DepartmentLoad(String department, Loader loader, TruthFile truth, Progress progress) {
        this.department = department;
        this.loader = loader;
        this.truth = truth;
        this.progress = progress;
    }

    public void run(List<CityTable> tables) throws IOException, SQLException {
        loader.create();
        for (CityTable table : tables) {
            loader.fill(table, writer -> {
                Counted counted = new Counted(table.name(), writer);
                table.rows().send(counted);
                progress.rows(department, table.name(), counted.rows, true);
            });
        }
        loader.finish();
    }

    /** Writes each row twice over: to its table, and its mentions to the truth. */
    private final class Counted implements RowSink {
        private final String table;
        private final Loader.RowWriter writer;
        private long rows;

        Counted(String table, Loader.RowWriter writer) {
            this.table = table;
            this.writer = writer;
        }

        @Override
        public void row(List<Mention> mentions, @Nullable Object... values) throws IOException {
            writer.row(values);
            truth.row(table, Objects.requireNonNull(values[0], table).toString(), mentions);
            if (++rows % REPORTED_ROWS == 0) {
                progress.rows(department, table, rows, false);
            }
        }
    }
}
