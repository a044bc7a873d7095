package org.heyi.hub.torture;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints what happens, with the seconds since the start, and keeps what is wrong. Thread-safe. */
final class Report {
    private final PrintWriter out;
    private final long start = System.nanoTime();
    private final List<String> differences = new CopyOnWriteArrayList<>();
    private final AtomicInteger refused = new AtomicInteger();

    Report(PrintWriter out) {
        this.out = out;
    }

    synchronized void line(String text) {
        out.printf(Locale.ROOT, "%7.1f  %s%n", (System.nanoTime() - start) / 1e9, text);
        out.flush();
    }

    void difference(String text) {
        differences.add(text);
        line("DIFFERENCE  " + text);
    }

    void differences(Collection<String> texts) {
        texts.forEach(this::difference);
    }

    /** A database refused something, as it may. */
    void refused() {
        refused.incrementAndGet();
    }

    int allRefused() {
        return refused.get();
    }

    List<String> all() {
        return List.copyOf(differences);
    }
}
