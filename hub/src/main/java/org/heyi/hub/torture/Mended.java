package org.heyi.hub.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the hub's own comparison of tables with the graph found and mended: what should have been known without it is a difference, too. */
final class Mended {
    private static final Pattern LINE = Pattern.compile(".* (\\S+/\\S+): differed from its table and was mended: (.*)");

    /** Of these PostgreSQL's log does not tell everything; what it does not is asked for at each heartbeat, and may be found before. */
    private static final Set<String> ASKED_FOR =
            Set.of("register/nightly", "register/ledger", "register/counted", "register/toggled");

    private Mended() {}

    static void tell(Path log, Report report) throws IOException {
        List<Matcher> lines;
        try (Stream<String> all = Files.lines(log, StandardCharsets.UTF_8)) {
            lines = all.map(LINE::matcher).filter(Matcher::matches).toList();
        }
        for (Matcher line : lines) {
            String what =
                    "the hub's comparison found what its log had not told: " + line.group(1) + ": " + line.group(2);
            if (ASKED_FOR.contains(line.group(1))) {
                report.line(what);
            } else {
                report.difference(what);
            }
        }
    }
}
