package org.heyi.hub.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.Connector;
import org.heyi.connectors.Source;
import org.heyi.hub.form.document.FormReader;
import org.heyi.hub.form.document.Forms;
import org.heyi.hub.query.TestCity;
import org.heyi.schema.Ontology;

/** Forms over the small city of {@code docs/queries/city.graphqls}. */
final class TestForms {
    private TestForms() {}

    /** Reads forms of one department, by code. */
    static Forms read(Map<String, String> texts) {
        return read(TestCity.ONTOLOGY, Map.of("grid", texts));
    }

    /** Reads forms by department and code. */
    static Forms read(Ontology ontology, Map<String, Map<String, String>> texts) {
        try {
            List<Connector> connectors = new ArrayList<>();
            for (var department : texts.entrySet()) {
                Path folder = Files.createTempDirectory("heyi-forms");
                Path forms = Files.createDirectories(folder.resolve("forms"));
                for (var text : department.getValue().entrySet()) {
                    Files.writeString(forms.resolve(text.getKey() + ".graphql"), text.getValue());
                }
                connectors.add(new Connector(
                        department.getKey(),
                        department.getKey(),
                        new Connector.Title(department.getKey(), department.getKey()),
                        new Source.DropFolder(folder, Map.of()),
                        ZoneId.of("UTC"),
                        folder));
            }
            return FormReader.read(ontology, connectors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
