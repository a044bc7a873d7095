package org.heyi.hub.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./heyi} says before there is any Java to say it. */
class LauncherTest {
    private static final Path LAUNCHER =
            Path.of(System.getProperty("heyi.home", ".."), "heyi").toAbsolutePath();

    @TempDir
    Path javaHome;

    @Test
    void a_java_too_old_is_named_with_its_version_and_what_to_do() throws Exception {
        assertThat(withJava("echo '    java.specification.version = 11' >&2"))
                .isEqualTo("1: Java 11 (%s/bin/java) is too old: install JDK 17 or newer, or point JAVA_HOME at it. "
                                .formatted(javaHome)
                        + "Java 版本过低：请安装 JDK 17 或更高版本，或设置 JAVA_HOME。");
        assertThat(withJava("echo '    java.specification.version = 1.8' >&2")).startsWith("1: Java 1.8 (");
        assertThat(withJava("echo 'gij 4.4' >&2")).startsWith("1: Java of an unknown version (");
    }

    @Test
    void a_java_that_does_not_run_is_named_with_what_it_says() throws Exception {
        assertThat(withJava("echo 'Error: no libjava.so' >&2; exit 2"))
                .startsWith("1: %s/bin/java does not run (Error: no libjava.so): install JDK 17 or newer"
                        .formatted(javaHome));
    }

    @Test
    void a_java_home_without_a_java_is_named() throws Exception {
        assertThat(run())
                .startsWith("1: JAVA_HOME is %s, but there is no bin/java in it: point it at JDK 17 or newer"
                        .formatted(javaHome));
    }

    @Test
    void a_locale_in_which_names_in_chinese_exist_is_looked_for() throws Exception {
        // A Java to which only one locale will do; then one to which none will.
        String java = "echo '    java.specification.version = 17' >&2\n"
                + "echo \"    sun.jnu.encoding = $([ \"$LC_ALL\" = en_US.UTF-8 ] && echo UTF-8 || echo ANSI_X3.4-1968)\" >&2\n"
                + "[ \"$1\" = -XshowSettings:properties ] || echo \"runs in $LC_ALL\"\n";
        if (Files.exists(LAUNCHER.resolveSibling("hub/target/built"))) {
            assertThat(withJava(java)).contains("runs in en_US.UTF-8");
        }
        assertThat(withJava(java.replace("en_US", "no")))
                .startsWith(
                        "1: Names of files in Chinese need a locale in UTF-8, and this machine has none (the locale here is C)")
                .contains("请安装 C.UTF-8");
    }

    private String withJava(String script) throws IOException, InterruptedException {
        Path java = Files.createDirectories(javaHome.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return run();
    }

    /** Exit code and all that was said. */
    private String run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", LAUNCHER.toString(), "status").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", javaHome.toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + ": " + said.strip();
    }
}
