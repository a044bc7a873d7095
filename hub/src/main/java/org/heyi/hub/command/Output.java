package org.heyi.hub.command;

import java.io.PrintWriter;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints for people, or as one JSON value for machines. */
final class Output {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(
            names = "--json",
            description = {"Print one JSON value.", "以 JSON 输出。"})
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    Output() {}

    /** {@code value} as JSON, or what {@code people} writes. */
    void print(Object value, Consumer<PrintWriter> people) {
        PrintWriter out = out();
        if (json) {
            out.println(JSON.writeValueAsString(value));
        } else {
            people.accept(out);
        }
        out.flush();
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    boolean isJson() {
        return json;
    }
}
