package org.heyi.hub.form.finding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.Connector;

/** A department that may report, and what people call it: accessors have the names of the API's fields. */
public record ReportingDepartment(String name, String title, String titleZh) {

    /** Each department once; of one with several sources the title is the first source's. */
    public static List<ReportingDepartment> of(List<Connector> connectors) {
        Map<String, ReportingDepartment> departments = new LinkedHashMap<>();
        connectors.forEach(connector -> departments.putIfAbsent(
                connector.department(),
                new ReportingDepartment(
                        connector.department(),
                        connector.title().en(),
                        connector.title().zh())));
        return new ArrayList<>(departments.values());
    }
}
