package org.heyi.hub.report.run;

import java.io.InputStream;
import org.heyi.hub.report.document.FileTitle;

/**
 * A report as a file.
 *
 * @param kept whether the period is over, so that the same bytes come again
 * @param sha256 of the content
 * @param content the caller's to close
 */
public record ReportFile(KeptRun run, Format format, boolean kept, String sha256, long length, InputStream content) {

    /** Such as {@code 高龄津贴月报-2026-10.xlsx}. */
    public String name() {
        return FileTitle.of(run.titleZh()) + "-" + run.period() + "." + format.ending();
    }

    /** The same in ASCII. */
    public String plainName() {
        return run.code() + "-" + run.period() + "." + format.ending();
    }
}
