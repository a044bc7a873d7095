package org.heyi.hub.command;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.heyi.demo.city.DemoCity;
import org.heyi.hub.query.execution.Asking;
import org.heyi.hub.query.execution.AskingFailed;
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
        output.out().println(invitation(departments, server, data.directory()));
        output.out().flush();
        Foreground.await();
        return 0;
    }

    private DemoCity startDepartments() {
        try {
            return DemoCity.start(data.directory(), residents, seed);
        } catch (IOException | IllegalArgumentException e) {
            Place place = Place.of(data.directory().toString());
            // A message of the file system may be no more than the file's name.
            String why = e instanceof FileSystemException ? e.toString() : String.valueOf(e.getMessage());
            throw new FaultException(Fault.of(FaultCode.DEMO_FAILED, place, why), e);
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

    /** What to do with a city that is ready. */
    static String invitation(DemoCity departments, HubServer server, Path data) {
        return departments.invitation(
                server.url(),
                data.resolve("departments.json"),
                tally(server.asking(), departments.formSubjectsQuery()));
    }

    private static String tally(Asking asking, String subjects) {
        try {
            return FormTally.of(asking, subjects).toString();
        } catch (AskingFailed e) {
            // Types of its own, given with --schema, do not end the demo.
            return "The forms were not counted 未能统计表单: " + e.getMessage();
        }
    }
}
