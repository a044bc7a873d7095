package org.heyi.hub.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.heyi.schema.fault.FaultException;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.exceptions.Neo4jException;

/** What each version of each form asked, so that answers to an older one can be judged after the hub was started with a newer. */
public final class FormVersions {
    private final Driver driver;

    public FormVersions(Driver driver) {
        this.driver = driver;
    }

    /** Keeps a version, unless it is kept. {@code signatures} has what each path asked. */
    public void keep(String code, String version, Map<String, String> signatures) {
        List<String> paths = new ArrayList<>(signatures.keySet());
        List<String> asked = paths.stream().map(signatures::get).toList();
        try (Session session = driver.session()) {
            session.executeWrite(transaction -> transaction
                    .run(
                            "MERGE (v:FormVersion {name: $name}) ON CREATE SET v.paths = $paths, v.signatures = $asked",
                            Map.of("name", name(code, version), "paths", paths, "asked", asked))
                    .consume());
        }
    }

    /**
     * What each path asked in a version; empty when there never was such a version.
     *
     * @throws FaultException when the graph is away
     */
    public Optional<Map<String, String>> signatures(String code, String version) {
        try (Session session = driver.session()) {
            return session
                    .run(
                            "MATCH (v:FormVersion {name: $name}) RETURN v.paths AS paths, v.signatures AS signatures",
                            Map.of("name", name(code, version)))
                    .list(row -> together(
                            row.get("paths").asList(), row.get("signatures").asList()))
                    .stream()
                    .findFirst();
        } catch (Neo4jException e) {
            throw SubmissionLog.fault(e);
        }
    }

    private static Map<String, String> together(List<Object> paths, List<Object> signatures) {
        Map<String, String> byPath = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            byPath.put((String) paths.get(i), (String) signatures.get(i));
        }
        return byPath;
    }

    private static String name(String code, String version) {
        return code + "/" + version;
    }
}
