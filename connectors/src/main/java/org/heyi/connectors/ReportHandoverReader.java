package org.heyi.connectors;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the section {@code reports} of a connector's file. */
final class ReportHandoverReader {
    static final Set<String> KNOWN = Set.of("folder", "format", "webhook", "secret", "secretFile");
    static final String MEANING = "{folder: …}, or {webhook: …, secret: …}";
    private static final String WORKBOOK = "xlsx";
    private static final Set<String> FORMATS = new TreeSet<>(Set.of(WORKBOOK, "csv", "json"));

    private ReportHandoverReader() {}

    /** @param folder of the connector, that relative paths start from */
    static Optional<ReportHandover> read(Settings settings, Path folder) {
        if (settings.has("folder") && settings.has("webhook")) {
            settings.wrong(
                    "webhook",
                    settings.raw("webhook").orElse(""),
                    "left out where there is a folder: reports go to one place");
            return Optional.empty();
        }
        Optional<? extends ReportHandover.Receiver> to = settings.has("webhook")
                ? DestinationReader.webhook(settings, folder).map(ReportHandover.Service::new)
                : settings.text("folder", "the directory that the department looks into")
                        .map(path -> new ReportHandover.Folder(folder.resolve(path)));
        Optional<String> format = format(settings);
        return to.isPresent() && format.isPresent()
                ? Optional.of(new ReportHandover(to.get(), format.get()))
                : Optional.empty();
    }

    private static Optional<String> format(Settings settings) {
        if (!settings.has("format")) {
            return Optional.of(WORKBOOK);
        }
        String meaning = String.join(", ", FORMATS);
        Optional<String> format = settings.text("format", meaning);
        if (format.isPresent() && !FORMATS.contains(format.get())) {
            settings.wrong("format", format.get(), meaning);
            return Optional.empty();
        }
        return format;
    }
}
