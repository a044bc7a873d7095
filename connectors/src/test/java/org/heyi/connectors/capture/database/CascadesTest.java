package org.heyi.connectors.capture.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.capture.database.Cascades.Touched;
import org.junit.jupiter.api.Test;

/** Which rows the server changes by itself. */
class CascadesTest {
    private static final TableId MEM = new TableId("d", "mem");
    private static final TableId HH = new TableId("d", "hh");
    private static final TableId TREE = new TableId("d", "tree");

    private static List<ForeignKey> keys(TableId child, String... definitions) {
        return ForeignKeys.of(
                "CREATE TABLE x (`FOREIGN` int, KEY k (a), " + String.join(", ", definitions) + ")", child);
    }

    @Test
    void foreign_keys_are_read_from_the_statement_that_makes_the_table() {
        assertThat(keys(
                        MEM,
                        "CONSTRAINT `f 1` FOREIGN KEY (`a`, `b`) REFERENCES `hh` (`x`, `y`) ON DELETE SET NULL ON UPDATE NO"
                                + " ACTION",
                        "CONSTRAINT `f2` FOREIGN KEY (`c`) REFERENCES `o``x`.`t` (`id`) ON DELETE RESTRICT ON UPDATE CASCADE",
                        "CONSTRAINT f3 FOREIGN KEY (c) REFERENCES tree (id)"))
                .containsExactly(
                        new ForeignKey(
                                MEM,
                                List.of("a", "b"),
                                HH,
                                List.of("x", "y"),
                                ForeignKey.Action.SET,
                                ForeignKey.Action.NONE),
                        new ForeignKey(
                                MEM,
                                List.of("c"),
                                new TableId("o`x", "t"),
                                List.of("id"),
                                ForeignKey.Action.NONE,
                                ForeignKey.Action.CASCADE),
                        new ForeignKey(
                                MEM,
                                List.of("c"),
                                TREE,
                                List.of("id"),
                                ForeignKey.Action.NONE,
                                ForeignKey.Action.NONE));
    }

    @Test
    void a_table_that_refers_to_itself_is_its_own_ancestor() {
        Cascades cascades = new Cascades(
                keys(TREE, "FOREIGN KEY (up) REFERENCES tree (id) ON DELETE CASCADE ON UPDATE CASCADE"), Set.of(TREE));
        assertThat(cascades.ancestors()).containsExactly(TREE);
        assertThat(cascades.touchedBy(TREE, Map.of("id", 1), null))
                .containsExactly(new Touched(TREE, List.of("up"), List.of(1), List.of()));
    }

    @Test
    void what_nothing_cascades_to_has_no_ancestors() {
        List<ForeignKey> keys = keys(MEM, "FOREIGN KEY (pid) REFERENCES hh (id) ON DELETE RESTRICT");
        assertThat(new Cascades(keys, Set.of(MEM)).ancestors()).isEmpty();
        keys = keys(MEM, "FOREIGN KEY (pid) REFERENCES hh (id) ON DELETE CASCADE");
        assertThat(new Cascades(keys, Set.of(HH)).ancestors()).isEmpty();
    }

    @Test
    void only_columns_that_are_referred_to_count() {
        Cascades cascades =
                new Cascades(keys(MEM, "FOREIGN KEY (pid) REFERENCES hh (id) ON UPDATE CASCADE"), Set.of(MEM));
        assertThat(cascades.touchedBy(HH, Map.of("id", 1, "n", "a"), Map.of("id", 1, "n", "b")))
                .isEmpty();
        assertThat(cascades.touchedBy(HH, Map.of("id", 1), null)).isEmpty();
        assertThat(cascades.touchedBy(HH, Map.of("id", 1), Map.of("id", 2)))
                .containsExactly(new Touched(MEM, List.of("pid"), List.of(1), List.of(2)));
    }
}
