package org.heyi.hub.report.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.heyi.hub.report.run.KeptFile;
import org.heyi.hub.report.run.ReportFile;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** A directory that the department looks into. A file is there whole or not at all, under its Chinese name. */
final class FolderReceiver implements Receiver {
    private final Path folder;

    FolderReceiver(Path folder) {
        this.folder = folder;
    }

    @Override
    public void take(ReportFile file, String event) {
        try {
            if (!Files.isDirectory(folder)) {
                // Not made: where it is the department's disk that is not mounted, nobody would find the file.
                throw new NoSuchFileException(folder.toString(), null, "there is no such directory");
            }
            KeptFile.write(folder.resolve(file.name()), out -> file.content().transferTo(out));
        } catch (IOException | InvalidPathException e) {
            String reason = e instanceof NoSuchFileException none && none.getReason() != null
                    ? none.getReason()
                    : String.valueOf(e.getMessage());
            Place place = Place.of(folder.toString());
            throw new FaultException(Fault.of(FaultCode.HANDOVER_FOLDER, place, file.name(), reason), e);
        }
    }
}
