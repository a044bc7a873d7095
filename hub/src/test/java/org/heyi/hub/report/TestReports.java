package org.heyi.hub.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.connectors.Connector;
import org.heyi.connectors.ProofSettings;
import org.heyi.connectors.ReportHandover;
import org.heyi.connectors.Source;
import org.heyi.hub.query.TestCity;
import org.heyi.hub.report.document.ReportReader;
import org.heyi.hub.report.document.Reports;
import org.heyi.schema.Ontology;

/** Reports of departments in Shanghai's time zone. */
public final class TestReports {
    private TestReports() {}

    /** One report of the grid over the small city of {@code docs/queries/city.graphqls}. */
    public static Reports read(String code, String text) {
        return read(TestCity.ONTOLOGY, Map.of("grid", Map.of(code, text)));
    }

    /** One report of the grid that is handed over. */
    static Reports read(String code, String text, ReportHandover.Receiver to, String format) {
        Map<String, Map<String, String>> texts = Map.of("grid", Map.of(code, text));
        return read(TestCity.ONTOLOGY, texts, Optional.of(new ReportHandover(to, format)));
    }

    /** Reads reports by department and code. */
    static Reports read(Ontology ontology, Map<String, Map<String, String>> texts) {
        return read(ontology, texts, Optional.empty());
    }

    private static Reports read(
            Ontology ontology, Map<String, Map<String, String>> texts, Optional<ReportHandover> handover) {
        try {
            List<Connector> connectors = new ArrayList<>();
            for (var department : texts.entrySet()) {
                Path folder = Files.createTempDirectory("heyi-reports");
                Path reports = Files.createDirectories(folder.resolve("reports"));
                for (var text : department.getValue().entrySet()) {
                    Files.writeString(reports.resolve(text.getKey() + ".graphql"), text.getValue());
                }
                connectors.add(new Connector(
                        department.getKey(),
                        department.getKey(),
                        new Connector.Title(department.getKey(), department.getKey()),
                        new Source.DropFolder(folder, Map.of()),
                        ZoneId.of("Asia/Shanghai"),
                        folder,
                        handover,
                        ProofSettings.NONE));
            }
            return ReportReader.read(ontology, connectors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
