package org.heyi.demo.city;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.heyi.demo.city.Department.Engine;
import org.heyi.demo.city.load.DepartmentLoad;
import org.heyi.demo.city.load.FileLoader;
import org.heyi.demo.city.load.Loader;
import org.heyi.demo.city.load.MariaDbLoader;
import org.heyi.demo.city.load.PostgresLoader;
import org.heyi.demo.city.load.TruthFile;
import org.heyi.demo.city.model.Calendar;
import org.heyi.demo.city.model.City;
import org.heyi.demo.database.DatabaseServer;

/** Fills all departments' systems, as many at a time as there are processors. */
final class Generator {
    private final Path data;
    private final Servers servers;
    private final String password;
    private final DepartmentLoad.Progress progress;

    Generator(Path data, Servers servers, String password, DepartmentLoad.Progress progress) {
        this.data = data;
        this.servers = servers;
        this.password = password;
        this.progress = progress;
    }

    void generate(City city) throws IOException {
        createDatabases();
        ExecutorService workers = Executors.newFixedThreadPool(
                Math.min(Department.values().length, Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<?>> loads = new ArrayList<>();
            for (Department department : Department.values()) {
                loads.add(workers.submit(() -> {
                    load(department, city);
                    return null;
                }));
            }
            for (Future<?> load : loads) {
                load.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the city could not be generated: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the city was generated", e);
        } finally {
            workers.shutdownNow();
        }
        List<Path> parts =
                Arrays.stream(Department.values()).map(this::truthPart).toList();
        TruthFile.join(parts, data.resolve("truth.csv"));
    }

    /** One after another: PostgreSQL refuses to create two at a time. */
    private void createDatabases() throws IOException {
        try {
            for (Department department : Department.values()) {
                if (department.engine() != Engine.FILES) {
                    servers.of(department.engine()).createDatabase(department.database(), Access.USER, password);
                }
            }
        } catch (SQLException e) {
            throw new IOException("the departments' databases could not be created", e);
        }
    }

    private void load(Department department, City city) throws IOException, SQLException {
        try (Loader loader = loader(department, city);
                TruthFile truth = new TruthFile(truthPart(department), department.folder())) {
            new DepartmentLoad(department.folder(), loader, truth, progress).run(department.tables(city));
        }
    }

    private Loader loader(Department department, City city) throws SQLException {
        if (department.engine() == Engine.FILES) {
            return new FileLoader(
                    data.resolve(department.folder()),
                    Calendar.TODAY,
                    city.population().size());
        }
        DatabaseServer server = servers.of(department.engine());
        String database = department.database();
        return department.engine() == Engine.POSTGRES
                ? new PostgresLoader(department.folder(), server.connect(database, Access.USER, password))
                : new MariaDbLoader(
                        department.folder(), server.connect(database + "?useBulkStmts=true", Access.USER, password));
    }

    private Path truthPart(Department department) {
        return data.resolve("truth-" + department.folder() + ".part");
    }
}
