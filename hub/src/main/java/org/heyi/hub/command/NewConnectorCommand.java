package org.heyi.hub.command;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.heyi.connectors.capture.database.DatabaseAddress;
import org.heyi.connectors.capture.database.SourceAwayException;
import org.heyi.connectors.capture.database.SourceDatabase;
import org.heyi.connectors.catalogue.NewConnector;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "new-connector",
        mixinStandardHelpOptions = true,
        description = {
            "Write a connector's folder from a database's catalogue, one statement a table, ready to edit.",
            "根据数据库目录生成连接器文件夹，每张表一条待编辑的语句。"
        })
final class NewConnectorCommand implements Callable<Integer> {
    @Mixin
    private final CityOption city = new CityOption();

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--jdbc",
            required = true,
            paramLabel = "URL",
            description = {"The database, such as jdbc:postgresql://host:5432/police.", "数据库的 JDBC 地址。"})
    private String url = "";

    @Option(
            names = "--user",
            defaultValue = "heyi",
            description = {
                "Who reads it (default heyi); the password is taken from HEYI_PASSWORD.",
                "读取用户（默认 heyi）；口令取自 HEYI_PASSWORD。"
            })
    private String user = "";

    @Option(
            names = "--name",
            required = true,
            description = {"The folder's name.", "文件夹名。"})
    private String name = "";

    @Override
    public Integer call() {
        String password = System.getenv().getOrDefault("HEYI_PASSWORD", "");
        try (Connection connection = connect(password)) {
            Path folder = NewConnector.write(connection, url, user, name, city.connectors());
            output.print(Map.of("folder", folder.toString()), out -> out.println(folder));
            return 0;
        } catch (SQLException | IOException e) {
            throw new FaultException(
                    Fault.of(FaultCode.NEW_CONNECTOR_FAILED, Place.of(name), String.valueOf(e.getMessage())), e);
        }
    }

    /** As capture will, though nothing is in a connector.yaml yet that could be corrected. */
    private Connection connect(String password) throws SQLException {
        DatabaseAddress address = DatabaseAddress.parse(name, url, user, password);
        try {
            return SourceDatabase.of(name, address, "").connect();
        } catch (SourceAwayException | FaultException e) {
            if (e.getCause() instanceof SQLException refused) {
                throw refused;
            }
            throw e;
        }
    }
}
