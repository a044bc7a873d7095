package org.heyi.connectors.capture.database;

import java.util.List;

/**
 * A foreign key by which the server itself changes rows.
 *
 * @param child whose rows it changes
 * @param columns of the child
 * @param parent whose rows they refer to
 * @param referenced columns of the parent, in the order of {@code columns}
 * @param onDelete what becomes of the child's rows when the parent's are deleted
 * @param onUpdate the same when the parent's get other values in what is referred to
 */
public record ForeignKey(
        TableId child,
        List<String> columns,
        TableId parent,
        List<String> referenced,
        Action onDelete,
        Action onUpdate) {

    /** What the server does. */
    public enum Action {
        /** Nothing: it refuses what it would have to do something about. */
        NONE,
        /** Deletes the row, or gives it the parent's new values. */
        CASCADE,
        /** Gives the row's columns null or their default. */
        SET
    }
}
