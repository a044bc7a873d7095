package org.heyi.connectors.capture.reading;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which transactions of a PostgreSQL a statement has seen. One may be in the log before it can be seen: its commit is written first, and then
 * perhaps waits for a standby.
 *
 * @param next the first number that had not been given to a transaction
 * @param running of those before, the ones that had not ended
 * @see <a href="https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT">pg_snapshot</a>
 */
public record SeenTransactions(long next, Set<Long> running) {
    /** Statement that gives what {@link #parse} takes. */
    public static final String SQL = "SELECT pg_current_snapshot()::text";

    private static final long XIDS = 1L << 32;

    /** @param snapshot {@code xmin:xmax:xip_list} */
    public static SeenTransactions parse(String snapshot) {
        String[] parts = snapshot.split(":", -1);
        return new SeenTransactions(
                Long.parseLong(parts[1]),
                Arrays.stream(parts[2].split(",", -1))
                        .filter(xid -> !xid.isEmpty())
                        .map(Long::valueOf)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** @param logged the transaction's number as the log has it: its lower half */
    public boolean include(long logged) {
        long xid = whole(logged);
        return xid < next && !running.contains(xid);
    }

    /** The number nearest to the snapshot's is meant. */
    private long whole(long lower) {
        long xid = next - Math.floorMod(next, XIDS) + lower;
        if (xid > next + XIDS / 2) {
            return xid - XIDS;
        }
        return xid < next - XIDS / 2 ? xid + XIDS : xid;
    }
}
