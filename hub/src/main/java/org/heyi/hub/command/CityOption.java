package org.heyi.hub.command;

import java.nio.file.Path;
import java.util.function.Function;
import org.heyi.hub.server.Departments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The directories of schema and connectors; by default those of the example city. */
final class CityOption {
    private static final Path HOME = Path.of(System.getProperty("heyi.home", "."));

    @Option(
            names = "--schema",
            paramLabel = "DIR",
            description = {"Directory of the city's SDL.", "本市 SDL 所在目录。"})
    private Path schema = HOME.resolve("schema").resolve("city");

    @Option(
            names = "--connectors",
            paramLabel = "DIR",
            description = {"Directory with a folder for each source.", "每个来源一个文件夹的目录。"})
    private Path connectors = HOME.resolve("connectors").resolve("departments");

    Path schema() {
        return schema;
    }

    Path connectors() {
        return connectors;
    }

    Departments read() {
        return read(System::getenv);
    }

    /** With variables of {@code environment}, which gives null for one that is not set. */
    Departments read(Function<String, @Nullable String> environment) {
        return Departments.read(schema, connectors, environment);
    }
}
