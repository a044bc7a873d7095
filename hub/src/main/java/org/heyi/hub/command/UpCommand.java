package org.heyi.hub.command;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.heyi.connectors.SourceDefaults;
import org.heyi.hub.server.HubServer;
import org.heyi.hub.server.HubSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = {
            "Start a hub on a schema and connectors of your own; Ctrl-C ends it.",
            "以自己的模式与连接器启动合一；Ctrl-C 结束。"
        })
final class UpCommand implements Callable<Integer> {
    @Option(
            names = "--schema",
            required = true,
            paramLabel = "DIR",
            description = {"Directory of the city's SDL.", "本市 SDL 所在目录。"})
    private Path schema = Path.of("");

    @Option(
            names = "--connectors",
            required = true,
            paramLabel = "DIR",
            description = {"Directory with a folder for each source.", "每个来源一个文件夹的目录。"})
    private Path connectors = Path.of("");

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = {"On 127.0.0.1 (default 8080); 0 for any.", "监听 127.0.0.1 的端口（默认 8080）；0 为任意。"})
    private int port;

    @Option(
            names = "--neo4j",
            paramLabel = "URI",
            description = {
                "A Neo4j of your own, such as bolt://host:7687; HEYI_NEO4J_USER and HEYI_NEO4J_PASSWORD log in.",
                "自备的 Neo4j，例如 bolt://host:7687；以 HEYI_NEO4J_USER 与 HEYI_NEO4J_PASSWORD 登录。"
            })
    private @Nullable URI neo4j;

    @Option(
            names = "--resnapshot",
            paramLabel = "SOURCE[/TABLE]",
            description = {
                "Read this source anew, after its log was lost; or one table of it, alone.",
                "日志丢失后，重新读取该来源；或仅重新读取其中一个表。"
            })
    private Set<String> resnapshot = new HashSet<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = {
                "Settings of the hub itself: how gently sources are compared, how much log their servers keep for it.",
                "枢纽自身的设置：以何种速度比对各来源，来源服务器为其保留多少日志。"
            })
    private @Nullable Path config;

    @Override
    public Integer call() throws InterruptedException {
        SourceDefaults sources = config == null ? SourceDefaults.DEFAULT : SourceDefaults.read(config, System::getenv);
        HubSettings settings =
                new HubSettings(schema, connectors, data.directory(), port, neo4j, System::getenv, resnapshot, sources);
        HubServer server = HubServer.start(settings);
        Foreground.closeAtEnd(server);
        output.out().println("ready: " + server.url() + "/graphql");
        output.out().flush();
        Foreground.await();
        return 0;
    }
}
