package org.heyi.connectors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;

/**
 * What a hub's own settings say of all sources.
 *
 * @param proof for sources that set nothing else
 * @param logBytes log that a server may have to keep for the hub; above it the log is given up, and everything is read anew
 */
public record SourceDefaults(ProofSettings proof, long logBytes) {
    /** Of a hub without settings. */
    public static final SourceDefaults DEFAULT = new SourceDefaults(ProofSettings.NONE, 10L << 30);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,6}) ?(MB|GB|TB)", Pattern.CASE_INSENSITIVE);
    private static final String SIZE_MEANING = "a size such as 512MB or 10GB";

    /**
     * Reads {@code heyi.yaml}.
     *
     * @param environment value of a variable, null when it is not set
     * @throws FaultException with everything that is wrong
     */
    public static SourceDefaults read(Path file, Function<String, @Nullable String> environment) {
        List<Fault> faults = new ArrayList<>();
        SourceDefaults defaults = ConnectorReader.node(file, file.toString(), faults)
                .map(node -> new Settings(file.toString(), node, Set.of("proof", "sources"), environment, faults))
                .map(SourceDefaults::read)
                .orElse(DEFAULT);
        if (!faults.isEmpty()) {
            throw new FaultException(faults);
        }
        return defaults;
    }

    private static SourceDefaults read(Settings settings) {
        long bytes = settings.has("sources")
                ? settings.section("sources", "{logLimit: 10GB}", Set.of("logLimit"))
                        .flatMap(SourceDefaults::logLimit)
                        .orElse(DEFAULT.logBytes)
                : DEFAULT.logBytes;
        return new SourceDefaults(ProofSettings.of(settings), bytes);
    }

    private static Optional<Long> logLimit(Settings settings) {
        Optional<String> written = settings.text("logLimit", SIZE_MEANING);
        Matcher size = SIZE.matcher(written.orElse(""));
        if (size.matches() && Long.parseLong(size.group(1)) > 0) {
            int power =
                    20 + 10 * List.of("MB", "GB", "TB").indexOf(size.group(2).toUpperCase(Locale.ROOT));
            return Optional.of(Long.parseLong(size.group(1)) << power);
        }
        written.ifPresent(wrong -> settings.wrong("logLimit", wrong, SIZE_MEANING));
        return Optional.empty();
    }
}
