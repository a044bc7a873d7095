package org.heyi.hub.report.document;

import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.heyi.connectors.Connector;
import org.heyi.hub.document.Bilingual;
import org.heyi.hub.document.DocumentFiles;
import org.heyi.hub.document.DocumentFiles.DocumentFile;
import org.heyi.hub.document.QueryCheck;
import org.heyi.hub.document.TitledQuery;
import org.heyi.hub.query.api.ApiSchema;
import org.heyi.hub.query.api.RootFetchers;
import org.heyi.schema.Ontology;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** Reads the files {@code reports/<code>.graphql} in connectors' folders. */
public final class ReportReader {
    private static final QueryCheck CHECK =
            new QueryCheck(FaultCode.REPORT_SYNTAX, FaultCode.REPORT_INVALID, FaultCode.REPORT_NOT_ONE_QUERY);
    private final Ontology ontology;
    private final GraphQLSchema schema;

    private ReportReader(Ontology ontology, GraphQLSchema schema) {
        this.ontology = ontology;
        this.schema = schema;
    }

    /** All reports of the connectors, and everything that is wrong. */
    public static Reports read(Ontology ontology, List<Connector> connectors) {
        try {
            return new ReportReader(ontology, ApiSchema.of(ontology, RootFetchers.none())).read(connectors);
        } catch (FaultException e) {
            return new Reports(List.of(), e.faults());
        }
    }

    private Reports read(List<Connector> connectors) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Report> reports = new TreeMap<>();
        Map<String, Report> byFile = new HashMap<>();
        for (DocumentFile file : DocumentFiles.read(connectors, "reports", faults)) {
            if (!file.hasCode()) {
                faults.add(Fault.of(FaultCode.REPORT_CODE, Place.of(file.name()), file.code()));
            }
            report(file, faults).ifPresent(report -> {
                Report other = reports.putIfAbsent(file.code(), report);
                if (other != null) {
                    Place place = Place.of(file.name());
                    faults.add(Fault.of(FaultCode.REPORT_CODE_TWICE, place, file.code(), other.file()));
                    return;
                }
                Report sameFile = byFile.putIfAbsent(FileTitle.of(report.title().zh()), report);
                if (sameFile != null) {
                    Place place = Place.of(file.name());
                    faults.add(Fault.of(
                            FaultCode.REPORT_FILE_TWICE, place, report.title().zh(), sameFile.file()));
                }
            });
        }
        return new Reports(List.copyOf(reports.values()), List.copyOf(faults));
    }

    private Optional<Report> report(DocumentFile file, List<Fault> faults) {
        TitledQuery titled = TitledQuery.of(file.text());
        Bilingual title = Bilingual.of(titled.title(), file.code());
        List<Fault> found = new ArrayList<>();
        Optional<Report> report = CHECK.read(titled.query(), schema, file.name(), found)
                .flatMap(operation -> new ReportRules(ontology, file, found).report(operation, title));
        found.sort(Comparator.comparing((Fault fault) -> fault.place().line())
                .thenComparing(fault -> fault.place().column()));
        faults.addAll(found);
        return report;
    }
}
