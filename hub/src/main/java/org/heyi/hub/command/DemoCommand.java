package org.heyi.hub.command;

import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.heyi.demo.city.DemoCity;
import org.heyi.hub.server.HubServer;
import org.heyi.hub.server.HubSettings;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Start the example city: seven departments' systems and a hub that streams them; Ctrl-C ends all.",
            "启动示例城市：七个部门的系统与汇聚它们的合一；Ctrl-C 结束全部。"
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final CityOption city = new CityOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--residents",
            defaultValue = "20000",
            paramLabel = "N",
            description = {"100 to 1780000 (default 20000).", "居民数，100 至 1780000（默认 20000）。"})
    private long residents;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = {"The same seed makes the same city (default 1).", "同一种子生成同一座城市（默认 1）。"})
    private long seed;

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = {"On 127.0.0.1 (default 8080); 0 for any.", "监听 127.0.0.1 的端口（默认 8080）；0 为任意。"})
    private int port;

    @Option(
            names = "--resnapshot",
            paramLabel = "SOURCE",
            description = {"Begin this source with a new snapshot, after its log was lost.", "日志丢失后，该来源重新做一次快照。"})
    private Set<String> resnapshot = new HashSet<>();

    @Override
    public Integer call() throws InterruptedException {
        output.out().println("Starting seven departments and the hub in 正在启动七个部门与合一：" + data.directory());
        output.out().flush();
        HubServer.refuseSecondHub(data.directory());
        // The departments and the graph start at the same time: the hub asks for the departments' addresses when it
        // needs them.
        CompletableFuture<DemoCity> starting = CompletableFuture.supplyAsync(this::startDepartments);
        HubServer server;
        try {
            server = HubServer.start(new HubSettings(
                    city.schema(),
                    city.connectors(),
                    data.directory(),
                    port,
                    null,
                    name -> variable(started(starting), name),
                    resnapshot));
        } catch (RuntimeException e) {
            closeWhenStarted(starting, e);
            throw e;
        }
        DemoCity departments = started(starting);
        Foreground.closeAtEnd(departments, server);
        output.out().println("ready: " + server.url() + "/graphql");
        output.out().flush();
        new SnapshotProgress(server.hub()::statuses, output.err()).awaitEnd();
        printInvitation(departments, server);
        Foreground.await();
        return 0;
    }

    private DemoCity startDepartments() {
        try {
            return DemoCity.start(data.directory(), residents, seed);
        } catch (IOException | IllegalArgumentException e) {
            Place place = Place.of(data.directory().toString());
            throw new FaultException(Fault.of(FaultCode.DEMO_FAILED, place, String.valueOf(e.getMessage())), e);
        }
    }

    private static DemoCity started(CompletableFuture<DemoCity> departments) {
        try {
            return departments.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof FaultException fault ? fault : e;
        }
    }

    private static void closeWhenStarted(CompletableFuture<DemoCity> departments, RuntimeException why) {
        try {
            departments.join().close();
        } catch (CompletionException notStarted) {
            why.addSuppressed(notStarted);
        }
    }

    private static @Nullable String variable(DemoCity departments, String name) {
        String value = departments.environment().get(name);
        return value == null ? System.getenv(name) : value;
    }

    private void printInvitation(DemoCity departments, HubServer server) {
        String text = """

                Open 打开   %1$s/          GraphiQL
                Ask  查询   %2$s
                            { buildings(first: 3, where: {residents: {some: {residence: {eq: FLOATING}}}}) { nodes { address residents(first: 3) { nodes { name phone } } } } }
                            { person(by: {nationalId: "%3$s"}) { records { department table committedAt values { field value } } disputes { field values { value departments } } } }
                Fill 填表   { form(code: "old-age-allowance", subject: {nationalId: "%3$s"}) { fields { path labelZh value state asked provenance { department } } } }

                See a change arrive: run this in the police database, then ask again.
                看变化到达：在公安库中执行下面的语句，再查询一次。
                  database 数据库  %4$s   (user and password 用户与口令: %5$s)
                  statement 语句   %6$s

                Ctrl-C ends everything; the next start goes on from here. 按 Ctrl-C 结束全部；下次启动从此处继续。
                """.formatted(
                        server.url(),
                        departments.exampleQuery(),
                        departments.exampleNationalId(),
                        departments.policeUrl(),
                        data.directory().resolve("departments.json"),
                        departments.exampleUpdate());
        output.out().println(String.format(Locale.ROOT, "%s", text));
        output.out().flush();
    }
}
