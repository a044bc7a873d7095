package org.heyi.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.heyi.schema.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorReaderTest {
    private static final String HEAD = "department: police\ntitle: {en: Police, zh: 公安}\n";

    @TempDir
    Path directory;

    @Test
    void a_database_is_read_with_its_variables_filled_in() throws IOException {
        write("police", HEAD + """
                source:
                  type: postgresql
                  url: ${POLICE_URL:jdbc:postgresql://127.0.0.1:5432/police}
                  user: ${POLICE_USER:heyi}
                  password: ${POLICE_PASSWORD}
                """);
        Connectors read = read(Map.of("POLICE_PASSWORD", "open sesame", "POLICE_USER", "reader"));
        assertThat(read.faults()).isEmpty();
        Connector police = read.connectors().get(0);
        assertThat(police.title()).isEqualTo(new Connector.Title("Police", "公安"));
        assertThat(police.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        Source.Database source = (Source.Database) police.source();
        assertThat(source.url()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/police");
        assertThat(source.user()).isEqualTo("reader");
        assertThat(source.password().reveal()).isEqualTo("open sesame");
        assertThat(police.toString()).doesNotContain("sesame");
    }

    @Test
    void a_password_may_stand_in_a_file() throws IOException {
        Files.writeString(directory.resolve("secret"), "open sesame\n");
        write("police", HEAD + """
                source: {type: mariadb, url: "jdbc:mariadb://db/police", user: heyi, passwordFile: ../secret}
                """);
        Connectors read = read(Map.of());
        assertThat(((Source.Database) read.connectors().get(0).source())
                        .password()
                        .reveal())
                .isEqualTo("open sesame");
    }

    @Test
    void a_drop_folder_is_read() throws IOException {
        write("health", HEAD + """
                timeZone: Asia/Urumqi
                source:
                  type: files
                  folder: ${HEALTH_FOLDER}
                  tables:
                    health_file: {file: "health_file*.xlsx", key: [jkdabh]}
                    vaccination: {file: "vaccination*.csv", key: [bh, xh], encoding: GB18030}
                """);
        Connectors read = read(Map.of("HEALTH_FOLDER", "/in"));
        assertThat(read.faults()).isEmpty();
        Source.DropFolder source = (Source.DropFolder) read.connectors().get(0).source();
        assertThat(source.folder()).isEqualTo(Path.of("/in"));
        assertThat(source.tables().get("vaccination"))
                .isEqualTo(new Source.FileTable("vaccination*.csv", List.of("bh", "xh"), Charset.forName("GB18030")));
        assertThat(read.connectors().get(0).zone()).isEqualTo(ZoneId.of("Asia/Urumqi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t*.csv", "T*.XLSX", "t*.{xlsx,csv}", "t-[0-9]*.{CSV}"})
    void a_pattern_names_files_that_can_be_read(String pattern) throws IOException {
        write("health", folderOf(pattern));
        Connectors read = read(Map.of());
        assertThat(read.faults()).isEmpty();
        assertThat(((Source.DropFolder) read.connectors().get(0).source())
                        .tables()
                        .get("t")
                        .file())
                .isEqualTo(pattern);
    }

    @ParameterizedTest
    @ValueSource(strings = {"t*", "t*.xls", "t*.{xlsx,txt}", "t*.{csv", "[t.csv", "in/t*.csv", "{t.csv,t}"})
    void a_pattern_of_other_files_is_refused(String pattern) throws IOException {
        write("health", folderOf(pattern));
        assertThat(read(Map.of()).faults())
                .singleElement()
                .asString()
                .startsWith("health/connector.yaml:3:54: the setting \"file\" cannot be \"" + pattern
                        + "\"; it must be a pattern");
    }

    private static String folderOf(String pattern) {
        return HEAD + "source: {type: files, folder: in, tables: {t: {file: \"" + pattern + "\", key: [id]}}}\n";
    }

    @Test
    void reports_go_to_a_folder_or_a_webhook_as_the_file_says() throws IOException {
        String source = HEAD + "source: {type: files, folder: in, tables: {t: {file: \"t*.csv\", key: [id]}}}\n";
        write("grid", source + "reports: {folder: \"${OUT}\"}\n");
        write(
                "health",
                source + "reports: {webhook: \"https://u:p@h:8443/x?token=1\", secret: \"${KEY}\", format: csv}\n");
        Connectors read = read(Map.of("OUT", "/out", "KEY", "k"));
        assertThat(read.faults()).isEmpty();
        assertThat(read.connectors().get(0).handover())
                .contains(new ReportHandover(new ReportHandover.Folder(Path.of("/out")), "xlsx"));
        ReportHandover service = read.connectors().get(1).handover().orElseThrow();
        assertThat(service.format()).isEqualTo("csv");
        assertThat(service.to().shown()).isEqualTo("https://h:8443/x");
    }

    @Test
    void where_reports_go_is_said_once_and_without_secrets() throws IOException {
        String source = HEAD + "source: {type: files, folder: in, tables: {t: {file: \"t*.csv\", key: [id]}}}\n";
        write("a", source + "reports: {folder: out, webhook: \"https://h/x\"}\n");
        write("b", source + "reports: {webhook: \"http://h/x\", secret: open}\n");
        write("c", source + "reports: {folder: out, format: pdf}\n");
        write("d", source + "reports: {foldr: out}\n");
        assertThat(read(Map.of()).faults())
                .map(Fault::toString)
                .satisfiesExactly(
                        fault -> assertThat(fault)
                                .startsWith("a/")
                                .contains("one place")
                                .endsWith("[HEYI-2006]"),
                        fault -> assertThat(fault)
                                .startsWith("b/")
                                .contains("https")
                                .endsWith("[HEYI-2006]"),
                        fault -> assertThat(fault).startsWith("b/").endsWith("[HEYI-2008]"),
                        fault -> assertThat(fault)
                                .startsWith("c/")
                                .contains("pdf", "csv, json, xlsx")
                                .endsWith("[HEYI-2006]"),
                        fault -> assertThat(fault).startsWith("d/").endsWith("[HEYI-2005]"),
                        fault -> assertThat(fault)
                                .startsWith("d/")
                                .contains("folder")
                                .endsWith("[HEYI-2004]"));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_the_others_are_read() throws IOException {
        write(
                "civil-affairs",
                HEAD + "source: {type: postgresql, url: \"jdbc:postgresql://h/d\", user: u, password: \"${PW}\"}\n");
        write(
                "civil_affairs",
                HEAD + "source: {type: postgresql, url: \"jdbc:postgresql://h/d\", user: u, password: \"${PW}\"}\n");
        Files.createDirectories(directory.resolve("empty"));
        write("police", """
                departmnt: police
                title: {en: Police}
                source:
                  type: postgresql
                  url: jdbc:mysql://h/d
                  user: ${NOBODY}
                  password: 123456
                  user: twice
                """);
        write("tax", "department: [\n");
        write("Water", HEAD + "source: {type: oracle}\n");
        write(
                "wind",
                HEAD + "source: {type: mysql, url: \"jdbc:mysql://u:p@h/d\", user: u, password: \"${PW:default}\"}\n");
        Files.delete(directory.resolve("wind/some.sql"));
        Connectors read = read(Map.of("PW", "x"));
        assertThat(read.connectors()).extracting(Connector::name).containsExactly("civil-affairs");
        assertThat(read.faults())
                .map(Fault::toString)
                .containsExactly(
                        "Water: the folder name \"Water\" cannot name a source; use small letters, digits, - and _, beginning with a letter, at most 40 [HEYI-2010]",
                        "Water/connector.yaml:3:16: the setting \"type\" cannot be \"oracle\"; it must be postgresql, mariadb, mysql, files [HEYI-2006]",
                        "civil_affairs: the folder differs from civil-affairs only in - and _, so both would use the same slot of a database; rename one [HEYI-2011]",
                        "empty: this folder has no .sql file; write at least one INSERT INTO Type (…) SELECT … FROM table [HEYI-2012]",
                        "empty: this folder has no connector.yaml; write one, or move the folder out of the directory of connectors [HEYI-2002]",
                        "police/connector.yaml:1:1: there is no setting \"departmnt\"; did you mean \"department\"? [HEYI-2004]",
                        "police/connector.yaml:1:1: the setting \"department\" is missing; it says the department whose source it is [HEYI-2005]",
                        "police/connector.yaml:2:8: the setting \"zh\" is missing; it says the department's name in Chinese [HEYI-2005]",
                        "police/connector.yaml:5:8: the setting \"url\" cannot be \"jdbc:mysql://h/d\"; it must be jdbc:postgresql://host:port/database [HEYI-2006]",
                        "police/connector.yaml:6:9: the environment variable NOBODY is not set; set it before starting, or write ${NOBODY:…} with a default [HEYI-2007]",
                        "police/connector.yaml:7:13: a password must not stand in a file that others read; write \"password: ${NAME}\" and set that environment variable, or \"passwordFile: /path\" [HEYI-2008]",
                        "police/connector.yaml:8:3: the setting \"user\" is written twice; remove one [HEYI-2009]",
                        "tax/connector.yaml:2:1: this is not valid YAML: expected the node content, but found '<stream end>' [HEYI-2003]",
                        "wind: this folder has no .sql file; write at least one INSERT INTO Type (…) SELECT … FROM table [HEYI-2012]",
                        "wind/connector.yaml:3:28: a password must not stand in a file that others read; write \"password: ${NAME}\" and set that environment variable, or \"passwordFile: /path\" [HEYI-2008]",
                        "wind/connector.yaml:3:71: a password must not stand in a file that others read; write \"password: ${NAME}\" and set that environment variable, or \"passwordFile: /path\" [HEYI-2008]");
    }

    @Test
    void the_name_of_the_hubs_own_source_is_taken() throws IOException {
        write("collected", HEAD + "source: {type: oracle}\n");
        assertThat(read(Map.of()).faults())
                .first()
                .asString()
                .startsWith("collected: ")
                .endsWith("[HEYI-1009]");
    }

    @Test
    void a_directory_without_connectors_is_a_fault() {
        assertThat(read(Map.of()).faults()).singleElement().asString().contains("there is no folder of a connector");
    }

    private Connectors read(Map<String, String> environment) {
        return ConnectorReader.read(directory, environment::get);
    }

    private void write(String name, String yaml) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("connector.yaml"), yaml);
        Files.writeString(folder.resolve("some.sql"), "INSERT INTO T (a) SELECT b FROM c");
    }
}
