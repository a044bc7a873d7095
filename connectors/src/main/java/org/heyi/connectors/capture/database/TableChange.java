package org.heyi.connectors.capture.database;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** What happened to a table between two looks at its {@link TableShape shape}; of several things the one that asks for most. */
public sealed interface TableChange {

    /** Nothing that the log does not tell. */
    record None() implements TableChange {}

    /** The owner's UPDATE and DELETE would fail as long as it is published: it has to leave the publication at once. */
    record Unfit(Fault fault) implements TableChange {}

    /** There is no such table any more. */
    record Missing(Fault fault) implements TableChange {}

    /**
     * Rows came, went or changed that are not in the log: the table has to be read anew, from after this look on.
     *
     * @param why for the log
     * @param publish whether it has to be put into the publication first: it is another table of the same name
     */
    record Anew(Why why, boolean publish) implements TableChange {}

    /** Columns came, went, were renamed or are of another type; rows read so far still hold. */
    record Columns(List<TableShape.Column> before, List<TableShape.Column> now) implements TableChange {}

    /** Why a table is read anew. */
    enum Why {
        /** Another table has taken its name. */
        REPLACED,
        /** Somebody took it out of the publication, or put a filter there. */
        NOT_PUBLISHED,
        /** For a while it had another name, or was published in another way: what was written then is not in the log. */
        UNSEEN,
        /** A partition was attached, detached, made or dropped. */
        PARTITIONS,
        /** A partition was emptied, or its rows were written anew. */
        PARTITION_EMPTIED,
        /** ALTER TABLE gave rows other values, or a label of an enum was renamed. */
        VALUES
    }

    /**
     * Compares two looks. A file that changed is a reason only where the log says nothing of it: the emptying of a partition is not published,
     * that of a table is; and a table's rows are other ones after a rewrite only when a column was altered, as VACUUM FULL and CLUSTER do not.
     *
     * @param table as its mapping names it
     */
    static TableChange between(String source, String table, String user, TableShape before, TableShape now) {
        Place place = Place.of(source + "/" + table);
        if (!now.exists()) {
            return new Missing(
                    now.formerNow() == null
                            ? Fault.of(FaultCode.TABLE_GONE, place, table)
                            : Fault.of(FaultCode.TABLE_RENAMED, place, table, name(now.formerNow())));
        }
        Optional<Fault> unfit = now.identity().fault(source, table, user);
        if (unfit.isPresent()) {
            return new Unfit(unfit.get());
        }
        Optional<Why> why = why(before, now);
        if (why.isPresent()) {
            return new Anew(why.get(), !now.published() || !now.limits().isEmpty());
        }
        return before.columns().equals(now.columns()) ? new None() : new Columns(before.columns(), now.columns());
    }

    private static Optional<Why> why(TableShape before, TableShape now) {
        if (before.oid() != now.oid()) {
            return Optional.of(Why.REPLACED);
        }
        if (!now.published() || !now.limits().isEmpty()) {
            return Optional.of(Why.NOT_PUBLISHED);
        }
        if (before.published() && !before.passage().equals(now.passage())) {
            return Optional.of(Why.UNSEEN);
        }
        if (!before.partitions().equals(now.partitions())) {
            return Optional.of(Why.PARTITIONS);
        }
        if (!before.partitionFiles().equals(now.partitionFiles())) {
            return Optional.of(Why.PARTITION_EMPTIED);
        }
        boolean rewritten = before.file() != now.file() && !before.definition().equals(now.definition());
        return rewritten || replaced(before, now) || relabelled(before.labels(), now.labels())
                ? Optional.of(Why.VALUES)
                : Optional.empty();
    }

    /** Whether a column of the same name is another one, which has its default in every row, or is read as another type from now on. */
    private static boolean replaced(TableShape before, TableShape now) {
        return before.columns().stream().anyMatch(old -> now.columns().stream()
                .anyMatch(column -> column.name().equals(old.name())
                        && (column.number() != old.number()
                                || !withoutLength(column.type()).equals(withoutLength(old.type())))));
    }

    private static String withoutLength(String type) {
        return type.replaceFirst("\\([0-9, -]*\\)", "");
    }

    private static boolean relabelled(Map<Long, String> before, Map<Long, String> now) {
        return Stream.of(before)
                .flatMap(labels -> labels.entrySet().stream())
                .anyMatch(label ->
                        now.containsKey(label.getKey()) && !Objects.equals(label.getValue(), now.get(label.getKey())));
    }

    private static String name(TableId id) {
        return id.schema().equals("public") ? id.table() : id.schema() + "." + id.table();
    }
}
