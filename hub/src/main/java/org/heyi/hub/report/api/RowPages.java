package org.heyi.hub.report.api;

import org.heyi.hub.report.api.ShownRun.Page;
import org.heyi.hub.report.api.ShownRun.PageInfo;
import org.heyi.hub.report.run.KeptRun;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.hub.report.run.RowPage;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** Pages of a kept run's rows. A cursor is a place in the kept rows, together with what tells these rows from all others. */
final class RowPages {
    private static final int LARGEST_PAGE = 1_000;
    private static final int HASH_IN_CURSOR = 12;

    private RowPages() {}

    /** @throws FaultException when {@code first} or {@code after} cannot be, or the rows are not what was kept */
    static Page page(ReportRuns runs, KeptRun run, int first, @Nullable String after) {
        if (first < 0 || first > LARGEST_PAGE) {
            throw new FaultException(Fault.of(FaultCode.PAGE_SIZE, Place.of("first"), first, LARGEST_PAGE));
        }
        RowPage page = runs.page(run, after == null ? 0 : place(run, after), first);
        boolean empty = page.rows().isEmpty();
        PageInfo info = new PageInfo(
                page.following(),
                after != null,
                empty ? null : cursor(run, page.start()),
                empty ? null : cursor(run, page.end()));
        return new Page(page.rows(), info);
    }

    private static String cursor(KeptRun run, long place) {
        return prefix(run) + place;
    }

    private static String prefix(KeptRun run) {
        return run.sha256().substring(0, HASH_IN_CURSOR) + "-";
    }

    private static long place(KeptRun run, String cursor) {
        try {
            long place = cursor.startsWith(prefix(run))
                    ? Long.parseLong(cursor.substring(prefix(run).length()))
                    : 0;
            if (place > 0) {
                return place;
            }
        } catch (NumberFormatException e) {
            throw new FaultException(Fault.of(FaultCode.CURSOR_INVALID, Place.of("after")), e);
        }
        throw new FaultException(Fault.of(FaultCode.CURSOR_INVALID, Place.of("after")));
    }
}
