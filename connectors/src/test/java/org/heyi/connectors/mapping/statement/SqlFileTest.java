package org.heyi.connectors.mapping.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlFileTest {

    @Test
    void semicolons_end_statements_except_in_literals_names_and_comments() {
        assertThat(SqlFile.statements("a ';' \";\" -- ;\n/* ; */ b; c"))
                .containsExactly("a ';' \";\" -- ;\n/* ; */ b", " ".repeat(14) + "\n" + " ".repeat(11) + "c");
    }

    @Test
    void what_holds_only_comments_is_no_statement() {
        assertThat(SqlFile.statements("-- nothing\n;;/* here */ \n")).isEmpty();
    }

    @Test
    void a_quote_inside_a_literal_is_written_twice() {
        assertThat(SqlFile.statements("a 'it''s; b'")).hasSize(1);
    }
}
