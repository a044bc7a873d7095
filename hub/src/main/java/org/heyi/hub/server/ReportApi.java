package org.heyi.hub.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.heyi.hub.report.document.Column;
import org.heyi.hub.report.document.Report;
import org.heyi.hub.report.run.ReportFile;
import org.heyi.hub.report.run.ReportRuns;
import org.heyi.schema.fault.FaultException;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.Neo4jException;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** Reports as files. */
@RestController
public final class ReportApi {
    /** Header with the number of rows. */
    public static final String ROWS = "X-Heyi-Rows";

    /** Header with the content's SHA-256. */
    public static final String SHA256 = "X-Heyi-Sha256";

    /** Header with the instant at which the rows were read. */
    public static final String MADE_AT = "X-Heyi-Made-At";

    private final ReportRuns runs;

    public ReportApi(ReportRuns runs) {
        this.runs = runs;
    }

    /**
     * A report there is.
     *
     * @param every how long its periods are: DAY, WEEK, MONTH, QUARTER, YEAR
     * @param kept the periods that were kept, the latest first
     */
    public record Listed(
            String code,
            String department,
            String title,
            String titleZh,
            String every,
            List<String> columns,
            List<String> kept) {}

    @GetMapping("/reports")
    List<Listed> reports() {
        return runs.reports().stream().map(this::listed).toList();
    }

    private Listed listed(Report report) {
        return new Listed(
                report.code(),
                report.department(),
                report.title().en(),
                report.title().zh(),
                report.every().name(),
                report.columns().stream().map(Column::name).toList(),
                runs.periods(report.code()));
    }

    @GetMapping("/reports/{code}.{format}")
    ResponseEntity<InputStreamResource> report(
            @PathVariable String code,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable String period) {
        ReportFile file = runs.run(code, period, format);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, file.format().contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(file))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(ROWS, String.valueOf(file.run().rows()))
                .header(SHA256, file.sha256())
                .header(MADE_AT, file.run().madeAt())
                .contentLength(file.length())
                .body(new InputStreamResource(file.content()));
    }

    /** The Chinese name as RFC 5987 has it, and one in ASCII for clients that do not know that. */
    private static String disposition(ReportFile file) {
        return "attachment; filename=\"" + file.plainName() + "\"; filename*=UTF-8''"
                + UriUtils.encode(file.name(), StandardCharsets.UTF_8);
    }

    @ExceptionHandler({FaultException.class, Neo4jException.class})
    ResponseEntity<List<OperatorFault>> fault(RuntimeException e) {
        return OperatorFault.answer(e);
    }
}
