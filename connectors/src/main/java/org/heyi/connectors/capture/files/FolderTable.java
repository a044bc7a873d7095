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
import org.heyi.connectors.capture.files.RowBatches.NotTakenException;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One table of a drop folder. Used by one thread. */
final class FolderTable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderTable.class);

    /** A file that looks the same again is not being written. */
    private static final int LOOKS_TO_STAND = 2;

    /** A last line without an end is the last one when nobody has written on for so long. */
    private static final int LOOKS_TO_END = 10;

    private static final int LONGEST_PAUSE = 60;
    private final CaptureContext context;
    private final Progress progress;
    private final FilePositions positions;
    private final FolderFiles files;
    private final String name;
    private final Map<FileMark, Fault> refused = new HashMap<>();
    private final Map<FileMark, Integer> looks = new HashMap<>();
    private @Nullable Fault passing;
    private int failures;
    private int pause;

    FolderTable(CaptureContext context, Progress progress, FilePositions positions, FolderFiles files) {
        this.context = context;
        this.progress = progress;
        this.positions = positions;
        this.files = files;
        this.name = files.table();
    }

    /**
     * Looks for the newest complete file and reads it unless it has been; returns what is wrong, if anything is.
     *
     * @throws IOException when the folder cannot be read
     */
    Optional<Fault> look() throws IOException, InterruptedException {
        List<FileMark> found = files.newestFirst();
        refused.keySet().retainAll(found);
        looks.keySet().retainAll(found);
        found.forEach(file -> looks.merge(file, 1, Integer::sum));
        if (found.isEmpty()) {
            Place place = Place.of(context.source() + "/" + name);
            return Optional.of(
                    Fault.of(FaultCode.FILE_MISSING, place, files.settings().file(), files.folder()));
        }
        boolean other = looks.values().stream().anyMatch(times -> times <= LOOKS_TO_STAND);
        if (pause > 0 && !other) {
            pause--;
            return Optional.ofNullable(passing);
        }
        passing = null;
        useNewest(found);
        return found.stream()
                .takeWhile(file -> !isTable(file))
                .flatMap(file -> Optional.ofNullable(refused.get(file)).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(passing));
    }

    private void useNewest(List<FileMark> found) throws InterruptedException {
        for (FileMark file : found) {
            boolean stands = looks.getOrDefault(file, 0) >= LOOKS_TO_STAND
                    && isNotBehind(file, positions.of(name), found.get(0));
            if (isTable(file) || (stands && use(file)) || passing != null) {
                return;
            }
        }
    }

    private boolean isTable(FileMark file) {
        @Nullable FileMark read = positions.of(name);
        return read != null && read.sameOutside(file);
    }

    /**
     * A file older than the one that was read is the table only when there is no newer one at all: while a newer one is refused, or not seen
     * long enough, what the department said since the older one must not be lost.
     */
    private static boolean isNotBehind(FileMark file, @Nullable FileMark read, FileMark newest) {
        return read == null || file.modified() >= read.modified() || file.equals(newest);
    }

    /** Whether the file is complete, and the table now; what keeps it from being so for the moment is {@link #passing}. */
    private boolean use(FileMark file) throws InterruptedException {
        if (refused.containsKey(file)) {
            return false;
        }
        try {
            boolean mayGrow = looks.getOrDefault(file, 0) <= LOOKS_TO_END || FolderFiles.looksCut(file);
            if (mayGrow && !files.isEnded(file)) {
                String wait = "its last line has no end; it is read when nobody has written on for a while";
                passing = Fault.of(FaultCode.FILE_INCOMPLETE, files.place(file), wait);
                return false;
            }
            return read(file);
        } catch (BadFileException e) {
            refused.put(file, e.at(files.place(file)));
        } catch (FaultException e) {
            refused.put(file, e.faults().get(0));
        } catch (NotTakenException e) {
            waiting(e.at(files.place(file)));
        } catch (IOException e) {
            waiting(Fault.of(FaultCode.FILE_AWAY, files.place(file), e.toString()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("{}: reading failed", files.place(file), e);
            refused.put(file, BadFileException.unreadable(e).at(files.place(file)));
        }
        return false;
    }

    /** The file is tried again, less and less often. */
    private void waiting(Fault fault) {
        failures++;
        pause = Math.min(LONGEST_PAUSE, 1 << Math.min(failures, 6));
        passing = fault;
    }

    private boolean read(FileMark mark) throws IOException, BadFileException, InterruptedException {
        Optional<FileCopy> made = files.copy(mark);
        if (made.isEmpty()) {
            return false;
        }
        try (FileCopy copy = made.get()) {
            FileMark before = positions.of(name);
            if (before == null || !before.sha256().equals(copy.mark().sha256())) {
                try (CompleteFile file = files.complete(copy)) {
                    pass(file, copy.mark());
                }
            }
            positions.committed(name, copy.mark());
        }
        failures = 0;
        return true;
    }

    private void pass(CompleteFile file, FileMark mark) throws IOException, BadFileException, InterruptedException {
        TableMapping mapping = context.mappings().compile(name, Optional.of(file.table()), Set.of(name));
        progress.snapshot(file.count());
        Instant written = Instant.ofEpochMilli(mark.modified());
        RowBatches batches = new RowBatches(
                context.source(), mapping, progress, context.options().batchRows(), written);
        file.read(batches);
        batches.end(positions.with(name, mark));
    }
}
