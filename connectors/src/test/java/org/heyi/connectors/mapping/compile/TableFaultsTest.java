package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.heyi.connectors.mapping.Table;
import org.heyi.connectors.mapping.Table.Column;
import org.heyi.connectors.mapping.Table.ColumnType;
import org.heyi.schema.fault.Place;
import org.junit.jupiter.api.Test;

class TableFaultsTest {
    private static final Place PLACE = new Place("police/resident.sql", 3, 6);

    @Test
    void a_name_that_is_near_is_offered() {
        assertThat(String.valueOf(TableFaults.of(PLACE, "Resident", null, List.of("resident", "household"))))
                .contains("no table \"Resident\"", "did you mean \"resident\"?");
    }

    @Test
    void where_no_table_can_be_seen_the_right_is_named_that_may_be_missing() {
        assertThat(String.valueOf(TableFaults.of(PLACE, "resident", null, List.of())))
                .contains("police/resident.sql:3:6", "GRANT SELECT ON resident")
                .doesNotContain("did you mean");
    }

    @Test
    void a_table_that_may_not_be_read_is_not_said_to_be_missing() {
        Table hidden = new Table("resident", List.of(), List.of("id"));
        assertThat(Objects.toString(TableFaults.of(PLACE, "resident", hidden, List.of())))
                .contains("may not read table resident", "GRANT SELECT ON resident");
    }

    @Test
    void a_table_that_may_be_read_has_no_fault() {
        Table table = new Table("t", List.of(new Column("id", ColumnType.TEXT, false)), List.of("id"));
        assertThat(TableFaults.of(PLACE, "t", table, List.of())).isNull();
    }
}
