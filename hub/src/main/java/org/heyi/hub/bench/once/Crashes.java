package org.heyi.hub.bench.once;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.heyi.demo.city.truth.Truth.Resident;
import org.heyi.hub.bench.BenchFaults;
import org.heyi.hub.bench.once.Client.Outcome;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.FaultException;

/** Submits from several clients while everything that can be killed is, and counts afterwards where each submission is. */
final class Crashes {
    private static final int CLIENTS = 4;
    private static final int LOOK_MILLIS = 5;

    private final OnceCity city;
    private final FormList forms;
    private final Ontology ontology;
    private final Consumer<String> progress;

    Crashes(OnceCity city, FormList forms, Ontology ontology, Consumer<String> progress) {
        this.city = city;
        this.forms = forms;
        this.ontology = ontology;
        this.progress = progress;
    }

    /**
     * What became of the submissions.
     *
     * @param givenUp those that no client heard to be taken
     * @param givenUpButTaken those of them that were taken nevertheless, as a whole
     * @param corrections that they called for
     * @param lost acknowledged, and missing in the log, its records, the form or, where one is due, the corrections
     * @param doubled there more than once
     * @param torn not acknowledged, and in one place but not in another
     * @param kills who was killed how often
     * @param failures what clients met with, by error or code
     */
    record Figures(
            int submissions,
            int givenUp,
            int givenUpButTaken,
            int corrections,
            int lost,
            int doubled,
            int torn,
            Map<String, Integer> kills,
            Map<String, Integer> failures) {}

    Figures of(int count, List<Resident> residents, Random random) throws IOException, InterruptedException {
        List<Planned> planned = Planned.all(count, forms, residents, random);
        ConcurrentSkipListMap<String, Integer> failures = new ConcurrentSkipListMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Outcome> outcomes = new ArrayList<>();
        Map<String, Integer> kills;
        try {
            Killer killer = new Killer(city, count, random, progress);
            List<Future<List<Outcome>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(city.api(), new Random(random.nextLong()), failures);
                clients.add(threads.submit(() -> send(client, killer, planned, next, done)));
            }
            kills = killer.run(done);
            for (Future<List<Outcome>> client : clients) {
                outcomes.addAll(client.get());
            }
        } catch (ExecutionException e) {
            throw new FaultException(BenchFaults.failed(String.valueOf(e.getCause())), e);
        } finally {
            threads.shutdownNow();
        }
        city.awaitSettled();
        progress.accept("all submissions sent; now looking where they are");
        return figures(outcomes, kills, failures);
    }

    private static List<Outcome> send(
            Client client, Killer killer, List<Planned> planned, AtomicInteger next, AtomicInteger done)
            throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        int i = next.getAndIncrement();
        try {
            while (i < planned.size()) {
                while (!killer.lets(i)) {
                    Thread.sleep(LOOK_MILLIS);
                }
                outcomes.add(client.send(planned.get(i)));
                done.incrementAndGet();
                i = next.getAndIncrement();
            }
        } finally {
            // A client that fails must not leave the killer waiting.
            done.addAndGet(i < planned.size() ? planned.size() : 0);
        }
        return outcomes;
    }

    private Figures figures(List<Outcome> outcomes, Map<String, Integer> kills, Map<String, Integer> failures)
            throws IOException, InterruptedException {
        Whereabouts whereabouts = new Whereabouts(city, ontology);
        int lost = 0;
        int doubled = 0;
        int torn = 0;
        int taken = 0;
        for (Outcome outcome : outcomes) {
            Map<String, Long> places = whereabouts.of(outcome);
            boolean everywhere = places.values().stream().allMatch(times -> times > 0);
            boolean nowhere = places.values().stream().allMatch(times -> times == 0);
            boolean twice = places.values().stream().anyMatch(times -> times > 1);
            lost += outcome.acknowledged() && !everywhere ? 1 : 0;
            doubled += twice ? 1 : 0;
            torn += !outcome.acknowledged() && !everywhere && !nowhere ? 1 : 0;
            taken += !outcome.acknowledged() && everywhere ? 1 : 0;
            if (twice || !(everywhere || (nowhere && !outcome.acknowledged()))) {
                progress.accept("WRONG " + outcome + " is here: " + places);
            }
        }
        return new Figures(
                outcomes.size(),
                (int) outcomes.stream().filter(one -> !one.acknowledged()).count(),
                taken,
                (int) outcomes.stream().filter(Outcome::correction).count(),
                lost,
                doubled,
                torn,
                kills,
                failures);
    }
}
