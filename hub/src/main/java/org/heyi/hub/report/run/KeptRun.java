package org.heyi.hub.report.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A report made for a period.
 *
 * @param period its name, such as {@code 2026-10}
 * @param parameters what the query's variables were
 * @param query the query's text
 * @param madeAt when the rows were read, as an instant
 * @param sha256 of the rows
 * @param files SHA-256 of the file in each format that was asked for so far
 * @param waitsSince instant since which it is to be handed over to the department; null when it is not
 * @param handedOverAt instant at which the department had it; null when it has not
 */
public record KeptRun(
        String code,
        String title,
        String titleZh,
        String period,
        Map<String, String> parameters,
        String query,
        String madeAt,
        long rows,
        String sha256,
        Map<String, String> files,
        @Nullable String waitsSince,
        @Nullable String handedOverAt) {

    KeptRun with(Format format, String hash) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(format.ending(), hash);
        return with(more, waitsSince, handedOverAt);
    }

    /** To be handed over from this instant on. */
    public KeptRun waiting(Instant since) {
        return with(files, since.toString(), null);
    }

    /** The department has it. */
    public KeptRun handedOver(Instant at) {
        return with(files, waitsSince, at.toString());
    }

    /** Whether it is to be handed over, and was not yet. */
    public boolean toBeHandedOver() {
        return waitsSince != null && handedOverAt == null;
    }

    private KeptRun with(Map<String, String> allFiles, @Nullable String since, @Nullable String at) {
        return new KeptRun(code, title, titleZh, period, parameters, query, madeAt, rows, sha256, allFiles, since, at);
    }
}
