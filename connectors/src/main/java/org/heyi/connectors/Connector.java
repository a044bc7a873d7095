package org.heyi.connectors;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A source and how to reach it. Its mappings are the {@code *.sql} files in its folder.
 *
 * @param name the folder's name
 * @param department whose source it is
 * @param zone the clocks by which the source's timestamps without a zone are read
 * @param handover where the department gets its reports; empty when nobody puts them anywhere
 * @param proof how gently its tables are compared with the graph, as far as it is set
 */
public record Connector(
        String name,
        String department,
        Title title,
        Source source,
        ZoneId zone,
        Path folder,
        Optional<ReportHandover> handover,
        ProofSettings proof) {

    /** A connector whose reports are put nowhere, and that is compared as any other. */
    public Connector(String name, String department, Title title, Source source, ZoneId zone, Path folder) {
        this(name, department, title, source, zone, folder, Optional.empty(), ProofSettings.NONE);
    }

    /** What people call the department. */
    public record Title(String en, String zh) {}

    /** Of the publication and the replication slot that a PostgreSQL source is followed by. */
    public String slot() {
        return slot(name);
    }

    static String slot(String name) {
        return "heyi_" + name.replace('-', '_');
    }
}
