package org.heyi.hub.command;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultException;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code heyi}. */
@Command(
        name = "heyi",
        version = "heyi 0.1.0",
        mixinStandardHelpOptions = true,
        description = {
            "Departments' databases as one graph, answered through one GraphQL schema.",
            "把各部门数据库汇成一张图，用一个 GraphQL 接口回答。"
        },
        footerHeading = "%nExit codes 退出码:%n",
        footer = {
            "  0  done 完成",
            "  1  the work could not be done; the lines on standard error say why 未能完成，原因见标准错误",
            "  2  wrong usage 用法错误",
            "  3  differences were found 发现差异"
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            CheckCommand.class,
            PreviewCommand.class,
            NewConnectorCommand.class,
            StatusCommand.class,
            ReconcileCommand.class,
            QuarantineCommand.class,
            DeliveriesCommand.class,
            CatalogCommand.class,
            FormCommand.class,
            ReportCommand.class,
            BenchCommand.class,
            TortureCommand.class
        })
public final class Heyi implements Callable<Integer> {
    /** The work could not be done. */
    public static final int FAILED = 1;

    /** What was compared differs. */
    public static final int DIFFERENT = 3;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    Heyi() {}

    public static void main(String[] arguments) {
        // Before there are other threads: what those log while logging starts would be told as an anomaly.
        LoggerFactory.getILoggerFactory();
        // Spring Boot would take logging down and set it up again while captures begin to log.
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Optional<Fault> unnamed =
                FileNameEncoding.fault(System.getProperty("sun.jnu.encoding", ""), System.getProperty("os.name", ""));
        if (unnamed.isPresent()) {
            System.err.println(unnamed.get().line(Locale.getDefault()));
            System.exit(FAILED);
        }
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command, as tests run it. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Heyi());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, result) -> report(failure, command));
        return line;
    }

    private static int report(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof FaultException faults)) {
            throw failure;
        }
        for (Fault fault : faults.faults()) {
            command.getErr().println(fault.line(Locale.getDefault()));
        }
        return FAILED;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which command? 请给出子命令");
    }
}
