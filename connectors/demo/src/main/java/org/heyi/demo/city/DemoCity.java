package org.heyi.demo.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.heyi.demo.city.department.Example;
import org.heyi.demo.city.load.DepartmentLoad.Progress;
import org.heyi.demo.city.model.City;
import org.heyi.demo.city.model.Person;
import org.heyi.demo.database.SecretFile;

/** The seven departments' systems, running. Their data is made on the first start and kept. */
public final class DemoCity implements AutoCloseable {
    private static final String INVITATION = "invitation.txt";

    private final Servers servers;
    private final Access access;
    private final Person example;
    private final Person employee;
    private final boolean generated;

    private DemoCity(Servers servers, Access access, City city, boolean generated) {
        this.servers = servers;
        this.access = access;
        this.example = Example.person(city);
        this.employee = Example.employee(city);
        this.generated = generated;
    }

    /** Starts without telling how far it is; see {@link #start(Path, long, long, Progress)}. */
    public static DemoCity start(Path data, long residents, long seed) throws IOException {
        return start(data, residents, seed, (department, table, rows, complete) -> {});
    }

    /**
     * Starts the servers; on the first start also fills them, writes {@code truth.csv}, and each time {@code departments.json}, all in
     * {@code data}. An interrupted first start is made again from its beginning.
     *
     * @param residents 100 to 1,780,000
     * @param progress hears of the tables being filled; not called when the city is already there
     * @throws IOException when the servers do not start, or {@code data} holds another city
     */
    public static DemoCity start(Path data, long residents, long seed, Progress progress) throws IOException {
        City city = new City(residents, seed);
        Path directory = data.toAbsolutePath().normalize();
        CityFile cityFile = new CityFile(directory);
        boolean there = cityFile.holds(residents, seed);
        Servers servers = Servers.start(directory);
        try {
            String password = SecretFile.password(directory.resolve("heyi.password"));
            if (!there) {
                new Generator(directory, servers, password, progress).generate(city);
                cityFile.write(residents, seed);
            }
            Access access = new Access(
                    servers,
                    directory.resolve(Department.HEALTH.folder()),
                    directory.resolve("report-folders"),
                    password);
            for (Department department : Department.values()) {
                Files.createDirectories(access.reports(department));
            }
            access.write(directory.resolve("departments.json"));
            return new DemoCity(servers, access, city, !there);
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /** Whether this start made the city's data. */
    public boolean generated() {
        return generated;
    }

    /** What the departments' {@code connector.yaml} ask for: {@code POLICE_URL}, {@code HEALTH_FOLDER} and so on. */
    public Map<String, String> environment() {
        return access.environment();
    }

    /** JDBC address of the police database, without user and password. */
    public String policeUrl() {
        return access.jdbcUrl(Department.POLICE);
    }

    /** ID number of the person in {@link #exampleUpdate()} and {@link #exampleQuery()}. */
    public String exampleNationalId() {
        return example.idNumber();
    }

    /** A statement to run in the police database: somebody has a new telephone number. */
    public String exampleUpdate() {
        return update("lxdh", "13900123456");
    }

    /** GraphQL that shows what {@link #exampleUpdate()} changes. */
    public String exampleQuery() {
        return "{ person(by: {nationalId: \"" + example.idNumber()
                + "\"}) { name phone livesIn { address } employer { name } } }";
    }

    /** A statement to run in the police database: what somebody said of the birth date is right. */
    public String exampleCorrection() {
        return update("csrq", correctedBirth().toString());
    }

    /** The department's times are those of its clocks on the wall, whatever the zone of the client that runs the statement. */
    private String update(String column, String value) {
        return "UPDATE resident SET " + column + " = '" + value
                + "', gxsj = now() AT TIME ZONE 'Asia/Shanghai' WHERE sfzh = '" + example.idNumber() + "'";
    }

    private LocalDate correctedBirth() {
        return example.birth().plusDays(1);
    }

    /**
     * GraphQL for a resident with a job, whom the seed picks, and where that resident lives and works: what the city's forms are about, each
     * under the name of its lookup.
     */
    public String formSubjectsQuery() {
        return "{ person(by: {nationalId: \"" + employee.idNumber()
                + "\"}) { nationalId building: livesIn { addressCode } dwelling { addressCode } enterprise: employer { creditCode } } }";
    }

    /**
     * What there is to try, in English and Chinese.
     *
     * @param hub its address, without a path
     * @param access the file with the departments' addresses and passwords
     * @param forms a sentence on how much of the forms is filled
     */
    public String invitation(String hub, Path access, String forms) {
        try (InputStream resource =
                Objects.requireNonNull(DemoCity.class.getResourceAsStream(INVITATION), INVITATION)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .formatted(
                            hub,
                            exampleQuery(),
                            exampleNationalId(),
                            forms,
                            policeUrl(),
                            access,
                            exampleUpdate(),
                            correctedBirth(),
                            exampleCorrection(),
                            this.access.reports(Department.CIVIL_AFFAIRS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends, without any warning, the server that holds four of the departments' databases. */
    public void killPostgres() {
        servers.killPostgres();
    }

    /** Starts the killed server again, under the same address. */
    public void restartPostgres() throws IOException, InterruptedException {
        servers.restartPostgres();
    }

    /** Ends the servers. */
    @Override
    public void close() {
        servers.close();
    }
}
