package org.heyi.demo.city.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.heyi.demo.city.department.CityTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLoaderTest {
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);

    @TempDir
    Path folder;

    @Test
    void the_first_table_is_a_workbook_and_the_others_are_csv() throws IOException {
        write(1_048_575);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a_20250630.xlsx", "b_20250630.csv");
    }

    @Test
    void what_no_sheet_holds_is_csv() throws IOException {
        write(1_048_576);

        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a_20250630.csv", "b_20250630.csv");
        assertThat(Files.readAllLines(folder.resolve("a_20250630.csv"), Charset.forName("GB18030")))
                .containsExactly("id,name", "1,孙军");
    }

    private void write(long mostRows) throws IOException {
        FileLoader loader = new FileLoader(folder, DAY, mostRows);
        loader.create();
        for (String table : List.of("a", "b")) {
            loader.fill(
                    new CityTable(table, List.of("id", "name"), sink -> {}),
                    writer -> writer.row(new Object[] {"1", "孙军"}));
        }
    }
}
