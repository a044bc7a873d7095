package org.heyi.connectors.capture.reading;

import org.heyi.connectors.capture.database.LogPosition;
import org.jspecify.annotations.Nullable;

/** When a look at a table was taken, in terms of its log. */
public interface Moment {

    /** Whether the look has seen what the transaction of this change made. */
    boolean includes(Touch touch);

    /** Whether the log has been read beyond everything that the look can have seen. */
    boolean passedBy(Reached reached);

    /**
     * How far the log has been read.
     *
     * @param mark number of the last of our marks that came; 0 before the first
     * @param position outside of any transaction; null before the first is known
     */
    record Reached(long mark, @Nullable LogPosition position) {}
}
