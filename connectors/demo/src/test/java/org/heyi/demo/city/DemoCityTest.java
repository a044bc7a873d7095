package org.heyi.demo.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCityTest {
    private static final long RESIDENTS = 2_000;
    private static final long SEED = 3;
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("standard_address", "dzbm"),
            Map.entry("household", "hkbh"),
            Map.entry("resident", "rkbh"),
            Map.entry("floating_population", "lsh"),
            Map.entry("division", "dm"),
            Map.entry("allowance", "btbh"),
            Map.entry("social_organisation", "djzh"),
            Map.entry("marriage", "djzh"),
            Map.entry("ld", "ldbh"),
            Map.entry("fw", "fwbh"),
            Map.entry("cq", "cqzh"),
            Map.entry("qyjbxx", "zch"),
            Map.entry("fddbr", "id"),
            Map.entry("tzxm", "xmdm"),
            Map.entry("xkz", "xkzh"),
            Map.entry("ab01", "aab001"),
            Map.entry("ac01", "aac001"),
            Map.entry("ac02", "baz001"),
            Map.entry("department", "bmbm"),
            Map.entry("matter_type", "sxbm"),
            Map.entry("grid_cell", "wgbm"),
            Map.entry("grid_post", "gwbh"),
            Map.entry("building_cell", "dzbm"),
            Map.entry("matter", "sjbh"));

    @TempDir
    static Path data;

    @TempDir
    static Path otherData;

    private static DemoCity city;
    private static final Map<String, Long> ROWS = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() throws IOException {
        city = DemoCity.start(data, RESIDENTS, SEED, (department, table, rows, complete) -> {
            if (complete) {
                ROWS.put(department + "/" + table, rows);
            }
        });
    }

    @AfterAll
    static void stop() {
        city.close();
    }

    @Test
    void every_department_has_its_tables_filled() {
        assertThat(ROWS).hasSize(26);
        assertThat(ROWS.values()).allMatch(rows -> rows > 0);
        assertThat(city.generated()).isTrue();
    }

    @Test
    void truth_covers_every_row() throws Exception {
        List<String> truth = truthKeys(data);
        List<String> rows = new ArrayList<>();
        for (Department department : Department.values()) {
            if (department.engine() != Department.Engine.FILES) {
                rows.addAll(databaseKeys(city, department));
            }
        }
        assertThat(truth.stream().filter(key -> !key.startsWith("health/")).toList())
                .containsExactlyInAnyOrderElementsOf(rows);
        assertThat(truth.stream().filter(key -> key.startsWith("health/")).count())
                .isEqualTo(ROWS.get("health/health_file") + ROWS.get("health/vaccination"));
    }

    @Test
    void the_drop_folder_holds_complete_files_only() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(city.environment().get("HEALTH_FOLDER")))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("health_file_20250630.xlsx", "vaccination_20250630.csv");
        }
        List<String> csv = Files.readAllLines(
                data.resolve("health").resolve("vaccination_20250630.csv"), Charset.forName("GB18030"));
        assertThat(csv.get(0)).isEqualTo("jzbh,jkdabh,sfzh,xm,ymmc,jzrq,jzdw,gxsj");
        assertThat(csv).hasSize(1 + (int) (long) ROWS.get("health/vaccination"));
        assertThat(csv.get(1)).contains("疫苗");
    }

    @Test
    void the_example_statement_changes_one_resident() throws SQLException {
        try (Connection police = connect(city, Department.POLICE);
                Statement statement = police.createStatement()) {
            assertThat(statement.executeUpdate(city.exampleUpdate())).isEqualTo(1);
            police.createStatement()
                    .execute("UPDATE resident SET lxdh = NULL WHERE sfzh = '" + city.exampleNationalId() + "'");
        }
        assertThat(city.exampleQuery()).contains(city.exampleNationalId());
    }

    @Test
    void the_invitation_names_what_there_is_to_try_and_its_correction_changes_one_resident() throws SQLException {
        String invitation = city.invitation("http://127.0.0.1:8080", data.resolve("departments.json"), "12 forms");

        assertThat(invitation)
                .contains("http://127.0.0.1:8080/work", "12 forms", city.exampleQuery(), city.exampleUpdate())
                .contains(city.exampleCorrection(), city.policeUrl(), "departments.json")
                .doesNotContain("%");
        try (Connection police = connect(city, Department.POLICE);
                Statement statement = police.createStatement()) {
            police.setAutoCommit(false);
            assertThat(statement.executeUpdate(city.exampleCorrection())).isEqualTo(1);
            police.rollback();
        }
    }

    @Test
    void departments_json_is_for_its_owner_only() throws IOException {
        Path file = data.resolve("departments.json");
        assertThat(Files.readString(file)).contains("jdbc:postgresql://127.0.0.1:", "jdbc:mariadb://127.0.0.1:", "公安");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void another_start_with_the_same_seed_makes_the_same_rows_and_a_second_start_makes_none() throws Exception {
        List<String> rows;
        try (DemoCity same = DemoCity.start(otherData, RESIDENTS, SEED)) {
            rows = sample(same);
            assertThat(Files.readString(otherData.resolve("truth.csv")))
                    .isEqualTo(Files.readString(data.resolve("truth.csv")));
        }
        assertThat(rows).isEqualTo(sample(city)).isNotEmpty();
        try (DemoCity again = DemoCity.start(otherData, RESIDENTS, SEED, (department, table, count, complete) -> {
            throw new AssertionError("made again: " + table);
        })) {
            assertThat(again.generated()).isFalse();
            assertThat(sample(again)).isEqualTo(rows);
        }
    }

    @Test
    void a_directory_that_holds_another_city_is_refused() {
        assertThatThrownBy(() -> DemoCity.start(data, RESIDENTS + 1, SEED))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds a city of 2000 residents with seed 3");
    }

    private static Connection connect(DemoCity from, Department department) throws SQLException {
        Map<String, String> environment = from.environment();
        return DriverManager.getConnection(
                environment.get(department + "_URL"),
                environment.get(department + "_USER"),
                environment.get(department + "_PASSWORD"));
    }

    private static List<String> truthKeys(Path directory) throws IOException {
        TreeSet<String> keys = new TreeSet<>();
        try (Stream<String> lines = Files.lines(directory.resolve("truth.csv"))) {
            lines.skip(1).map(line -> line.split(",")).forEach(v -> keys.add(v[0] + "/" + v[1] + "/" + v[2]));
        }
        return List.copyOf(keys);
    }

    private static List<String> databaseKeys(DemoCity from, Department department) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (String table : ROWS.keySet()) {
            if (table.startsWith(department.folder() + "/")) {
                String name = table.substring(table.indexOf('/') + 1);
                query(from, department, "SELECT " + KEYS.get(name) + " FROM " + name)
                        .forEach(key -> keys.add(table + "/" + key));
            }
        }
        return keys;
    }

    /** Whole rows of one table of each engine, but for what another test changes. */
    private static List<String> sample(DemoCity from) throws SQLException {
        List<String> rows = new ArrayList<>();
        rows.addAll(
                query(
                        from,
                        Department.POLICE,
                        "SELECT row(rkbh, sfzh, xm, xb, csrq, mz, hkbh, dzbm, fjbm, hyzk, zt)::text FROM resident ORDER BY rkbh"));
        rows.addAll(query(from, Department.GRID, "SELECT matter::text FROM matter ORDER BY sjbh"));
        rows.addAll(query(
                from,
                Department.HOUSING,
                "SELECT concat_ws('|', cqzh, fwbh, qlrlx, qlrmc, qlrzh, gyfe, djrq, zt, gxsj) FROM cq ORDER BY cqzh"));
        return rows;
    }

    private static List<String> query(DemoCity from, Department department, String sql) throws SQLException {
        try (Connection connection = connect(from, department);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }
}
