package org.heyi.demo.city;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.heyi.demo.city.Department.Engine;
import org.heyi.demo.database.SecretFile;

/** How each department's system is reached: for the connectors as environment variables, for people as {@code departments.json}. */
final class Access {
    static final String USER = "heyi";

    private final Servers servers;
    private final Path healthFolder;
    private final Path reports;
    private final String password;

    /** @param reports has, for each department, the folder into which its reports are put */
    Access(Servers servers, Path healthFolder, Path reports, String password) {
        this.servers = servers;
        this.healthFolder = healthFolder;
        this.reports = reports;
        this.password = password;
    }

    /** Into which the department's reports are put. */
    Path reports(Department department) {
        return reports.resolve(department.folder());
    }

    String jdbcUrl(Department department) {
        return servers.of(department.engine()).jdbcUrl(department.database());
    }

    /** {@code POLICE_URL}, {@code POLICE_USER}, {@code POLICE_PASSWORD}, {@code POLICE_REPORTS} … {@code HEALTH_FOLDER}. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (Department department : Department.values()) {
            environment.put(department.name() + "_REPORTS", reports(department).toString());
            if (department.engine() == Engine.FILES) {
                environment.put(department.name() + "_FOLDER", healthFolder.toString());
            } else {
                environment.put(department.name() + "_URL", jdbcUrl(department));
                environment.put(department.name() + "_USER", USER);
                environment.put(department.name() + "_PASSWORD", password);
            }
        }
        return environment;
    }

    /** Readable by this user only, for it holds the password. */
    void write(Path file) throws IOException {
        List<Map<String, String>> departments = new ArrayList<>();
        for (Department department : Department.values()) {
            departments.add(entry(department));
        }
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        SecretFile.write(file, json.writeValueAsString(departments) + "\n");
    }

    private Map<String, String> entry(Department department) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("department", department.folder());
        entry.put("title", department.title());
        entry.put("reports", reports(department).toString());
        if (department.engine() == Engine.FILES) {
            entry.put("folder", healthFolder.toString());
        } else {
            entry.put("jdbcUrl", jdbcUrl(department));
            entry.put("user", USER);
            entry.put("password", password);
        }
        return entry;
    }
}
