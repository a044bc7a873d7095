package org.heyi.hub.bench.once;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.heyi.demo.city.truth.Truth;
import org.heyi.demo.city.truth.Truth.Resident;
import org.heyi.hub.server.Departments;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.FaultException;

/** Starts the example city with a hub, fills, opens and sends its forms, and counts. */
public final class OnceBench {
    private static final long SEED = 1;
    private static final int SAMPLE = 1_000;
    private static final int OPENED = 3_000;
    private static final int ANSWERS_SEEN = 200;

    private final Path directory;
    private final long residents;
    private final int seconds;
    private final int submissions;
    private final Consumer<String> progress;

    /**
     * @param directory for databases of its own
     * @param seconds that forms are opened at a steady rate
     * @param submissions sent while hub, Neo4j and departments are killed
     * @param progress is given a line from time to time
     */
    public OnceBench(Path directory, long residents, int seconds, int submissions, Consumer<String> progress) {
        this.directory = directory;
        this.residents = residents;
        this.seconds = seconds;
        this.submissions = submissions;
        this.progress = progress;
    }

    /** Measures all; the same sample each time. */
    public OnceFigures run() throws IOException, InterruptedException {
        Ontology ontology = ontology();
        try (OnceCity city = OnceCity.start(directory, residents, SEED, progress)) {
            Random random = new Random(SEED);
            Truth truth = new Truth(residents, SEED);
            List<Resident> sample = truth.residents(SAMPLE, random);
            FormList forms = FormList.of(city.api());
            progress.accept("the city is in the graph; opening forms");
            Filling.Figures filling = new Filling(city.api(), forms, ontology, progress).of(sample);
            ReAsking.Figures reAsking = new ReAsking(city.api(), ontology, progress).of(random);
            progress.accept("opening forms at a steady rate");
            FormLoad.Figures load =
                    new FormLoad(city.api(), forms).of(truth.residents(OPENED, random), seconds, random);
            Visibility.Figures visibility =
                    new Visibility(city.api(), forms).of(sample, Math.min(ANSWERS_SEEN, submissions));
            progress.accept("submitting, and killing meanwhile");
            Crashes.Figures crashes = new Crashes(city, forms, ontology, progress)
                    .of(submissions, truth.residents(submissions / 2, random), random);
            return OnceFigures.of(residents, filling, reAsking, load, visibility, crashes);
        }
    }

    private static Ontology ontology() {
        Departments departments = Departments.read(OnceCity.SCHEMA, OnceCity.CONNECTORS, any -> "");
        if (!departments.schemaFaults().isEmpty()) {
            throw new FaultException(departments.schemaFaults());
        }
        return Objects.requireNonNull(departments.ontology());
    }
}
