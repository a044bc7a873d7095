package org.heyi.connectors.mapping.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.heyi.connectors.mapping.function.FunctionLibrary;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.sdl.OntologyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingsTest {
    private static final String SDL =
            "type Thing @entity(plural: \"things\") { code: ID @identifier name: String kind: Kind } enum Kind { A B }";
    private static final String SQL = "INSERT INTO Thing (code, kind) SELECT nr, CASE lx WHEN '1' THEN 'A' END FROM wp";

    @TempDir
    Path folder;

    @Test
    void a_fingerprint_does_not_see_comments_and_blanks() {
        assertThat(parse(SDL, "-- things\n" + SQL.replace(" ", "  ") + ";").fingerprint())
                .isEqualTo(parse(SDL, SQL).fingerprint());
    }

    @Test
    void a_fingerprint_sees_every_change_of_what_a_row_becomes() {
        assertThat(Set.of(
                        parse(SDL, SQL).fingerprint(),
                        parse(SDL, SQL + " WHERE lx <> '9'").fingerprint(),
                        parse(SDL, SQL.replace("'1'", "'一'")).fingerprint(),
                        parse(SDL.replace("A B", "A B C"), SQL).fingerprint(),
                        parse(SDL.replace("@identifier", "@identifier(format: CN_RESIDENT_ID)"), SQL)
                                .fingerprint()))
                .hasSize(5);
    }

    @Test
    void a_fingerprint_sees_that_the_language_reads_a_value_differently() {
        Mappings mappings = parse(SDL, SQL);
        assertThat(mappings.fingerprint(FunctionLibrary.LANGUAGE_VERSION)).isEqualTo(mappings.fingerprint());
        assertThat(mappings.fingerprint(FunctionLibrary.LANGUAGE_VERSION + 1)).isNotEqualTo(mappings.fingerprint());
    }

    @Test
    void statements_say_what_they_read() {
        Mappings mappings =
                parse(SDL, SQL + ";INSERT INTO Thing (name) SELECT t.mc || nr FROM other.wp2 AS t WHERE t.yx = '1'");
        assertThat(mappings.tables()).containsExactly("wp", "other.wp2");
        assertThat(mappings.statements())
                .map(Statement::columns)
                .containsExactly(Set.of("nr", "lx"), Set.of("mc", "nr", "yx"));
    }

    @Test
    void files_are_read_in_order_of_name_and_statements_are_numbered_across_them() throws IOException {
        Files.writeString(folder.resolve("b.sql"), SQL);
        Files.writeString(folder.resolve("a.sql"), SQL + ";" + SQL);
        Files.writeString(folder.resolve("notes.txt"), "no SQL");
        Mappings mappings = reader(SDL).read("shop", folder);
        assertThat(mappings.faults()).isEmpty();
        assertThat(mappings.statements()).map(Statement::name).containsExactly("Thing", "Thing~2", "Thing~3");
        assertThat(mappings.ofFile("shop/b.sql").statements())
                .map(Statement::name)
                .containsExactly("Thing~3");
    }

    @Test
    void a_file_in_another_encoding_is_a_fault() throws IOException {
        Files.write(
                folder.resolve("a.sql"),
                "INSERT INTO Thing (name) SELECT '中文' FROM t".getBytes(Charset.forName("GB18030")));
        assertThat(reader(SDL).read("shop", folder).faults())
                .map(Fault::toString)
                .singleElement()
                .asString()
                .startsWith("shop/a.sql: this cannot be read: ")
                .contains("UTF-8");
    }

    private static Mappings parse(String sdl, String sql) {
        Mappings mappings = reader(sdl).parse("shop", "shop/wp.sql", sql);
        assertThat(mappings.faults()).isEmpty();
        return mappings;
    }

    private static MappingReader reader(String sdl) {
        Ontology ontology =
                OntologyReader.read(Map.of("city.graphqls", sdl), Set.of()).orThrow();
        return new MappingReader(ontology, FunctionLibrary.standard());
    }
}
