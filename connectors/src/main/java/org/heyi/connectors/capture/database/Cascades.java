package org.heyi.connectors.capture.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.heyi.connectors.capture.database.ForeignKey.Action;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of mapped tables MariaDB or MySQL change by themselves, without writing them to the log, because rows that they refer to are
 * deleted or get other keys: directly or through other tables, mapped or not.
 */
public final class Cascades {
    private final Set<TableId> mapped;
    private final Map<TableId, List<ForeignKey>> byParent = new HashMap<>();
    private final Set<TableId> ancestors;

    /**
     * Rows of a mapped table that have changed.
     *
     * @param columns by whose values they can be found: they had {@code before}, and may have {@code after} now; empty when only reading the
     *     whole table finds them
     * @param before values of the columns before the change
     * @param after values that they may have now; empty when the rows are gone, or have null or a default there
     */
    public record Touched(TableId table, List<String> columns, List<Object> before, List<Object> after) {}

    /** What happened to rows of a table: they were deleted, or columns of theirs changed. */
    private record Happened(TableId table, boolean deleted, Set<String> columns) {}

    /**
     * @param keys of the mapped tables, of those that they refer to, and so on
     * @param mapped tables whose rows count
     */
    public Cascades(List<ForeignKey> keys, Set<TableId> mapped) {
        this.mapped = Set.copyOf(mapped);
        keys.stream()
                .filter(key -> key.onDelete() != Action.NONE || key.onUpdate() != Action.NONE)
                .forEach(key -> byParent.computeIfAbsent(key.parent(), id -> new ArrayList<>())
                        .add(key));
        this.ancestors = findAncestors();
    }

    /** Asks the catalogue. It shows nothing of tables that the user may not read: what changes those by itself is not known then. */
    static Cascades read(Connection connection, Set<TableId> mapped) throws SQLException {
        return new Cascades(ForeignKeys.above(connection, mapped), mapped);
    }

    private Set<TableId> findAncestors() {
        Set<TableId> found = new LinkedHashSet<>();
        byParent.keySet().stream()
                .filter(table -> !reachedFrom(table).isEmpty())
                .forEach(found::add);
        return Set.copyOf(found);
    }

    /** Tables, mapped or not, whose changes may change rows of mapped tables. */
    public Set<TableId> ancestors() {
        return ancestors;
    }

    /** Mapped tables whose rows may change with whatever happens to rows of this one. */
    public Set<TableId> reachedFrom(TableId parent) {
        Set<String> all = new HashSet<>();
        byParent.getOrDefault(parent, List.of()).forEach(key -> all.addAll(key.referenced()));
        Set<TableId> tables = new LinkedHashSet<>();
        for (Happened happened : List.of(new Happened(parent, true, Set.of()), new Happened(parent, false, all))) {
            follow(happened).forEach((key, effect) -> tables.add(key.child()));
        }
        tables.retainAll(mapped);
        return tables;
    }

    /**
     * What a change of a row changes besides.
     *
     * @param before the row's values before the change, by column
     * @param after the row's values after it; null when it was deleted
     */
    public List<Touched> touchedBy(TableId parent, Map<String, Object> before, @Nullable Map<String, Object> after) {
        if (!ancestors.contains(parent)) {
            return List.of();
        }
        Set<String> changed = new HashSet<>(before.keySet());
        if (after != null) {
            Map<String, Object> later = after;
            changed.removeIf(column -> Objects.deepEquals(before.get(column), later.get(column)));
        }
        List<Touched> touched = new ArrayList<>();
        follow(new Happened(parent, after == null, changed)).forEach((key, effect) -> {
            if (mapped.contains(key.child())) {
                touched.add(touched(parent, before, after, key, effect));
            }
        });
        return touched;
    }

    private static Touched touched(
            TableId parent,
            Map<String, Object> before,
            @Nullable Map<String, Object> after,
            ForeignKey key,
            Happened effect) {
        boolean known =
                key.parent().equals(parent) && key.referenced().stream().allMatch(column -> before.get(column) != null);
        if (!known) {
            return new Touched(key.child(), List.of(), List.of(), List.of());
        }
        List<Object> now = new ArrayList<>();
        if (after != null && !effect.deleted() && key.onUpdate() == Action.CASCADE) {
            Map<String, Object> later = after;
            key.referenced().forEach(column -> {
                Object value = later.get(column);
                if (value != null) {
                    now.add(value);
                }
            });
        }
        List<Object> was = new ArrayList<>();
        key.referenced().forEach(column -> was.add(Objects.requireNonNull(before.get(column), column)));
        return new Touched(key.child(), key.columns(), was, now);
    }

    /** The foreign keys through which it changes other rows, with what it does there. */
    private Map<ForeignKey, Happened> follow(Happened first) {
        Map<ForeignKey, Happened> effects = new LinkedHashMap<>();
        Set<Happened> seen = new HashSet<>();
        Deque<Happened> waiting = new ArrayDeque<>(List.of(first));
        while (!waiting.isEmpty()) {
            Happened happened = waiting.remove();
            if (!seen.add(happened)) {
                continue;
            }
            for (ForeignKey key : byParent.getOrDefault(happened.table(), List.of())) {
                @Nullable Happened effect = effect(happened, key);
                if (effect != null) {
                    effects.putIfAbsent(key, effect);
                    waiting.add(effect);
                }
            }
        }
        return effects;
    }

    private static @Nullable Happened effect(Happened happened, ForeignKey key) {
        if (happened.deleted()) {
            return switch (key.onDelete()) {
                case NONE -> null;
                case CASCADE -> new Happened(key.child(), true, Set.of());
                case SET -> new Happened(key.child(), false, Set.copyOf(key.columns()));
            };
        }
        boolean concerned = key.referenced().stream().anyMatch(happened.columns()::contains);
        return concerned && key.onUpdate() != Action.NONE
                ? new Happened(key.child(), false, Set.copyOf(key.columns()))
                : null;
    }
}
