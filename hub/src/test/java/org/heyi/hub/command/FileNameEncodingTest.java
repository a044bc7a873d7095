package org.heyi.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.heyi.schema.fault.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameEncodingTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "utf-8", "UTF8", ""})
    void names_in_utf8_are_names_in_every_script(String encoding) {
        assertThat(FileNameEncoding.fault(encoding, "Linux")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANSI_X3.4-1968", "ISO-8859-1", "GBK", "no encoding"})
    void other_encodings_are_told_with_what_to_set(String encoding) {
        assertThat(FileNameEncoding.fault(encoding, "Linux")).hasValueSatisfying(fault -> {
            assertThat(fault.code()).isEqualTo(FaultCode.FILE_NAMES_NOT_UTF8);
            assertThat(fault.message(Locale.ENGLISH)).contains(encoding).contains("LC_ALL=C.UTF-8");
            assertThat(fault.message(Locale.CHINESE)).contains("LC_ALL=C.UTF-8");
        });
        assertThat(FileNameEncoding.fault(encoding, "Windows 11")).isEmpty();
    }

    @Test
    void a_hub_that_is_started_without_a_locale_says_so_and_ends() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.heyi.hub.command.Heyi",
                        "--version")
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        if (System.getProperty("os.name").equals("Linux")) {
            assertThat(said).contains("HEYI-3044").contains("LC_ALL=C.UTF-8");
            assertThat(process.exitValue()).isEqualTo(Heyi.FAILED);
        }
    }
}
