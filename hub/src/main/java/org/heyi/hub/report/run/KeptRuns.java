package org.heyi.hub.report.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs in a directory: of each, {@code <code>/<period>.rows} and {@code <period>.csv}, {@code .json}, {@code .xlsx} as far as they were asked
 * for. {@code <period>.run} is written last and says what counts: a file that it does not name is as good as not there.
 */
final class KeptRuns {
    private static final String RUN = ".run";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private final Path directory;

    KeptRuns(Path directory) {
        this.directory = directory;
    }

    /** A file of a period, by its ending. */
    Path file(String code, String period, String ending) {
        return directory.resolve(code).resolve(period + "." + ending);
    }

    Path rows(String code, String period) {
        return file(code, period, "rows");
    }

    /** @throws FaultException when what was kept is not what it was */
    Optional<KeptRun> find(String code, String period) {
        Path file = directory.resolve(code).resolve(period + RUN);
        try {
            return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), KeptRun.class)) : Optional.empty();
        } catch (JacksonException e) {
            throw new FaultException(broken(file), e);
        }
    }

    /** Names of the periods that were kept, the latest first. */
    List<String> periods(String code) throws IOException {
        Path folder = directory.resolve(code);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(RUN))
                    .map(name -> name.substring(0, name.length() - RUN.length()))
                    .sorted((one, other) -> other.compareTo(one))
                    .toList();
        }
    }

    void keep(KeptRun run) throws IOException {
        Path file = directory.resolve(run.code()).resolve(run.period() + RUN);
        KeptFile.write(file, out -> out.write(JSON.writeValueAsBytes(run)));
    }

    /** The kept run's file in a format, made of its rows where nobody has asked for it yet. */
    KeptRun with(KeptRun run, Format format) throws IOException {
        Path file = file(run.code(), run.period(), format.ending());
        String hash = run.files().get(format.ending());
        if (hash != null) {
            requireKept(file, hash);
            return run;
        }
        Path rows = rows(run);
        KeptRun more = run.with(format, KeptFile.write(file, out -> RowsFile.copy(rows, format, out)));
        keep(more);
        return more;
    }

    /** The kept run's rows, as they were kept. */
    Path rows(KeptRun run) throws IOException {
        Path rows = rows(run.code(), run.period());
        requireKept(rows, run.sha256());
        return rows;
    }

    private static void requireKept(Path file, String hash) throws IOException {
        if (!KeptFile.is(file, hash)) {
            throw new FaultException(broken(file));
        }
    }

    private static Fault broken(Path file) {
        return Fault.of(FaultCode.REPORT_KEPT_BROKEN, Place.of(file.toString()), file.getFileName());
    }
}
