package org.heyi.hub.bench.once;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.heyi.hub.torture.HubProcess;

/** Ends hub, Neo4j and the departments' PostgreSQL in turn, without any warning, each time some more submissions are done. */
final class Killer {
    private static final int SUBMISSIONS_A_KILL = 400;
    private static final List<String> VICTIMS = List.of("hub", "neo4j", "department");

    /** Submissions that may begin before the next kill is done. */
    private static final int AHEAD = 16;

    private static final int MOST = 25;
    private static final int LONGEST_AWAY_MILLIS = 1_500;
    private static final int LONGEST_START_MILLIS = 10_000;
    private static final double KILLED_WHILE_STARTING = 0.2;
    private static final int LOOK_MILLIS = 20;

    private final OnceCity city;
    private final Random random;
    private final Consumer<String> progress;
    private final Map<String, Integer> kills = new TreeMap<>();
    private final TreeSet<Integer> points = new TreeSet<>();
    private final int all;
    private volatile int nextPoint;

    /** {@code all} submissions are going to be sent. */
    Killer(OnceCity city, int all, Random random, Consumer<String> progress) {
        this.city = city;
        this.all = all;
        this.random = random;
        this.progress = progress;
        int count = Math.max(VICTIMS.size(), Math.min(MOST, all / SUBMISSIONS_A_KILL));
        while (points.size() < Math.min(count, all / 2)) {
            points.add(1 + random.nextInt(all * 9 / 10));
        }
        nextPoint = nextPoint();
    }

    private int nextPoint() {
        return points.isEmpty() ? all : points.first();
    }

    /** Whether a submission may be sent: those far behind the next kill wait, or a short run would be over before it. */
    boolean lets(int submission) {
        return submission < nextPoint + AHEAD;
    }

    /** Returns when {@code done} has come to all; then everything runs. Gives who was killed how often. */
    Map<String, Integer> run(AtomicInteger done) throws IOException, InterruptedException {
        int turn = random.nextInt(VICTIMS.size());
        while (done.get() < all || !points.isEmpty()) {
            if (!points.isEmpty() && done.get() >= points.first()) {
                points.pollFirst();
                nextPoint = nextPoint();
                kill(VICTIMS.get(turn++ % VICTIMS.size()), done);
            }
            if (!city.hub().isAlive()) {
                city.hub().start();
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return kills;
    }

    private void kill(String victim, AtomicInteger done) throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(LOOK_MILLIS));
        HubProcess hub = city.hub();
        switch (victim) {
            case "hub" -> {
                hub.kill();
                Thread.sleep(random.nextInt(LONGEST_AWAY_MILLIS));
                hub.start();
                if (random.nextDouble() < KILLED_WHILE_STARTING) {
                    Thread.sleep(random.nextInt(LONGEST_START_MILLIS));
                    hub.kill();
                    kills.merge("hub while it started", 1, Integer::sum);
                }
            }
            case "neo4j" -> {
                city.awaitReady();
                hub.killNeo4j();
            }
            default -> {
                city.departments().killPostgres();
                Thread.sleep(random.nextInt(LONGEST_AWAY_MILLIS));
                city.departments().restartPostgres();
            }
        }
        kills.merge(victim, 1, Integer::sum);
        progress.accept("killed after " + done.get() + " submissions: " + victim);
    }
}
