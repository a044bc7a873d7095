package org.heyi.hub.command;

import java.nio.file.Path;
import org.heyi.hub.server.HubFile;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import picocli.CommandLine.Option;

/** The data directory, and the hub that runs on it. */
final class DataOption {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:HEYI_DATA:-.heyi}",
            description = {
                "The hub's data directory (default: $HEYI_DATA, or .heyi).",
                "合一的数据目录（默认 $HEYI_DATA 或 .heyi）。"
            })
    private Path data = Path.of(".heyi");

    /** Absolute. */
    Path directory() {
        return data.toAbsolutePath().normalize();
    }

    /** @throws FaultException when no hub runs on the directory */
    HubClient hub() {
        HubFile file = HubFile.read(directory())
                .orElseThrow(() -> new FaultException(
                        Fault.of(FaultCode.HUB_NOT_RUNNING, Place.of(directory().toString()))));
        return new HubClient(file);
    }
}
