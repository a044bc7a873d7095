package org.heyi.hub.report.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A report made for a period.
 *
 * @param period its name, such as {@code 2026-10}
 * @param parameters what the query's variables were
 * @param query the query's text
 * @param madeAt when the rows were read, as an instant
 * @param sha256 of the rows
 * @param files SHA-256 of the file in each format that was asked for so far
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
        Map<String, String> files) {

    KeptRun with(Format format, String hash) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(format.ending(), hash);
        return new KeptRun(code, title, titleZh, period, parameters, query, madeAt, rows, sha256, more);
    }
}
