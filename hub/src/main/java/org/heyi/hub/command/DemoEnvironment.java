package org.heyi.hub.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Environment variables, and behind them what a demo on the data directory wrote to {@code departments.json}. */
final class DemoEnvironment {
    @Mixin
    private final DataOption data = new DataOption();

    private @Nullable Map<String, String> demo;

    @Nullable
    String get(String name) {
        String value = System.getenv(name);
        if (value != null) {
            return value;
        }
        Map<String, String> known = demo;
        if (known == null) {
            known = read(data.directory().resolve("departments.json"));
            demo = known;
        }
        return known.get(name);
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> variables = new HashMap<>();
        if (Files.isReadable(file)) {
            JsonNode departments = JsonMapper.builder().build().readTree(file.toFile());
            departments.forEach(department -> addVariables(department, variables));
        }
        return variables;
    }

    private static void addVariables(JsonNode department, Map<String, String> variables) {
        String prefix =
                department.get("department").asString().replace('-', '_').toUpperCase(Locale.ROOT) + "_";
        Map.of("jdbcUrl", "URL", "user", "USER", "password", "PASSWORD", "folder", "FOLDER", "reports", "REPORTS")
                .forEach((field, suffix) -> {
                    if (department.has(field)) {
                        variables.put(prefix + suffix, department.get(field).asString());
                    }
                });
    }
}
