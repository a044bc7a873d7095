package org.heyi.connectors.mapping.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.heyi.connectors.mapping.Row;
import org.junit.jupiter.api.Test;

class FreshJvmTest {

    @Test
    void chinese_literals_need_no_setting_of_the_jvm() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Probe.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jvm.waitFor()).as(output).isZero();
        assertThat(output).contains("{\"text\":\"注销\"}");
    }

    /** Maps one row. */
    public static final class Probe {
        public static void main(String[] arguments) {
            Example example = new Example(
                    Example.ontology("type Thing @entity(plural: \"things\") { code: ID @identifier text: String }"),
                    List.of(Example.table("wp(id INTEGER KEY, zt TEXT)")));
            String sql = "INSERT INTO Thing (text) SELECT CASE WHEN zt = '正常' THEN zt ELSE '注销' END FROM wp";
            System.out.print(Example.show(example.compile(sql)
                    .get(0)
                    .changed(new Row(1, "x"), Example.AT)
                    .get(0)));
        }
    }
}
