package org.heyi.hub.report.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.heyi.hub.report.run.Format;
import org.heyi.hub.report.run.KeptRun;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Query.report} answers: getters have the names of the API's fields.
 *
 * @param rows null where they are not asked for
 */
public record ShownRun(
        KeptRun run, List<String> columns, @Nullable Page rows) {

    /** A page of the rows, as the API has it. */
    public record Page(List<List<@Nullable Object>> nodes, PageInfo pageInfo) {}

    /** Where it stands in the whole. */
    public record PageInfo(
            boolean hasNextPage,
            boolean hasPreviousPage,
            @Nullable String startCursor,
            @Nullable String endCursor) {}

    /** A format that the run can be fetched in. */
    public record File(String format, String path, @Nullable String sha256) {}

    public String code() {
        return run.code();
    }

    public String title() {
        return run.title();
    }

    public String titleZh() {
        return run.titleZh();
    }

    public String period() {
        return run.period();
    }

    public Instant madeAt() {
        return Instant.parse(run.madeAt());
    }

    public Map<String, String> parameters() {
        return run.parameters();
    }

    public long rowCount() {
        return run.rows();
    }

    public String sha256() {
        return run.sha256();
    }

    public @Nullable Instant handedOverAt() {
        String at = run.handedOverAt();
        return at == null ? null : Instant.parse(at);
    }

    public List<File> files() {
        return Arrays.stream(Format.values())
                .map(Format::ending)
                .map(format -> new File(
                        format,
                        "/reports/" + run.code() + "." + format + "?period=" + run.period(),
                        run.files().get(format)))
                .toList();
    }
}
