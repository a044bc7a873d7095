package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;

/** One table of a drop folder. Used by one thread. */
final class FolderTable {
    private final CaptureContext context;
    private final Progress progress;
    private final FilePositions positions;
    private final FolderFiles files;
    private final String name;
    private final Map<FileMark, Fault> refused = new HashMap<>();
    private Set<FileMark> seen = Set.of();

    FolderTable(CaptureContext context, Progress progress, FilePositions positions, FolderFiles files) {
        this.context = context;
        this.progress = progress;
        this.positions = positions;
        this.files = files;
        this.name = files.table();
    }

    /** Looks for the newest complete file and reads it unless it has been; returns what is wrong, if anything is. */
    Optional<Fault> look() throws IOException, InterruptedException {
        List<FileMark> found = files.newestFirst();
        Set<FileMark> before = seen;
        seen = Set.copyOf(found);
        refused.keySet().retainAll(seen);
        if (found.isEmpty()) {
            Place place = place(name);
            return Optional.of(
                    Fault.of(FaultCode.FILE_MISSING, place, files.settings().file(), files.folder()));
        }
        for (FileMark file : found) {
            @Nullable FileMark read = positions.of(name);
            boolean isTable = read != null && read.sameOutside(file);
            if (isTable || (before.contains(file) && isNotBehind(file, read, found.get(0)) && use(file))) {
                break;
            }
        }
        return found.stream()
                .flatMap(file -> Optional.ofNullable(refused.get(file)).stream())
                .findFirst();
    }

    /**
     * A file older than the one that was read is the table only when there is no newer one at all: while a newer one is refused, or not seen
     * long enough, what the department said since the older one must not be lost.
     */
    private static boolean isNotBehind(FileMark file, @Nullable FileMark read, FileMark newest) {
        return read == null || file.modified() >= read.modified() || file.equals(newest);
    }

    /** Whether the file is complete, and the table now. */
    private boolean use(FileMark file) throws IOException, InterruptedException {
        if (refused.containsKey(file)) {
            return false;
        }
        Optional<FileCopy> made = files.copy(file);
        if (made.isEmpty()) {
            return false;
        }
        try (FileCopy copy = made.get()) {
            read(copy);
            return true;
        } catch (BadFileException e) {
            refused.put(file, e.at(place(file.file())));
        } catch (FaultException e) {
            refused.put(file, e.faults().get(0));
        }
        return false;
    }

    private void read(FileCopy copy) throws IOException, BadFileException, InterruptedException {
        FileMark before = positions.of(name);
        if (before != null && before.sha256().equals(copy.mark().sha256())) {
            positions.with(name, copy.mark());
            return;
        }
        FolderFiles.Complete file = files.complete(copy);
        TableMapping mapping = context.mappings().compile(name, Optional.of(file.table()), Set.of(name));
        progress.snapshot((long) file.count());
        Instant written = Instant.ofEpochMilli(copy.mark().modified());
        RowBatches batches = new RowBatches(
                context.source(), mapping, progress, context.options().batchRows(), written);
        file.rows().read(copy.path(), batches);
        batches.end(positions.with(name, copy.mark()));
    }

    private Place place(String what) {
        return Place.of(context.source() + "/" + what);
    }
}
