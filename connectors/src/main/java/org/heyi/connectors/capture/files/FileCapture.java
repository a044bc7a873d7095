package org.heyi.connectors.capture.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.heyi.connectors.Source.DropFolder;
import org.heyi.connectors.Source.FileTable;
import org.heyi.connectors.capture.AskedComparisons;
import org.heyi.connectors.capture.Capture;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.CapturedTables;
import org.heyi.connectors.capture.Comparison;
import org.heyi.connectors.capture.Progress;
import org.heyi.connectors.capture.SourceStatus;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captures a drop folder by looking into it again and again. */
public final class FileCapture implements Capture {
    private static final Logger LOG = LoggerFactory.getLogger(FileCapture.class);
    private static final int LOOKS_TO_KNOW = 2;
    private final CaptureContext context;
    private final DropFolder folder;
    private final Progress progress;
    private final AskedComparisons asked = new AskedComparisons();
    private final Thread thread;

    private FileCapture(CaptureContext context, DropFolder folder) {
        this.context = context;
        this.folder = folder;
        this.progress = new Progress(context);
        this.thread = new Thread(this::run, "capture-" + context.source());
        this.thread.setDaemon(true);
    }

    /** Begins to look into the folder, and returns at once. */
    public static FileCapture start(CaptureContext context, DropFolder folder) {
        FileCapture capture = new FileCapture(context, folder);
        capture.thread.start();
        return capture;
    }

    @Override
    public SourceStatus status() {
        return progress.status(null);
    }

    @Override
    public List<Comparison> compare(boolean mend) throws InterruptedException {
        List<Comparison> compared = new ArrayList<>();
        for (String table : new TreeSet<>(context.mappings().tables())) {
            compared.add(asked.ask(context.source(), table, mend, this::status));
        }
        return compared;
    }

    private void run() {
        try {
            FilePositions positions = positions();
            FolderProofs proofs = new FolderProofs(context, progress, positions, asked);
            List<FolderTable> tables = tables(positions, proofs);
            for (int looks = 1; true; looks++) {
                look(tables, looks >= LOOKS_TO_KNOW);
                if (looks >= LOOKS_TO_KNOW) {
                    proofs.look();
                }
                Thread.sleep(context.options().folderInterval().toMillis());
            }
        } catch (InterruptedException end) {
            LOG.debug("{}: ended", context.source());
        } catch (FaultException e) {
            progress.stopped(e.faults().get(0));
        } catch (RuntimeException | Error e) {
            LOG.error("{}: capturing failed", context.source(), e);
            progress.stopped(Fault.of(FaultCode.CAPTURE_FAILED, place(), String.valueOf(e.getMessage())));
        }
    }

    private Place place() {
        return Place.of(context.source());
    }

    /** Everything begins anew when the mappings are others than those that made the source's records. */
    private FilePositions positions() {
        Set<String> known = folder.tables().keySet();
        TreeSet<String> tables = new TreeSet<>(context.mappings().tables());
        TreeMap<String, Fault> leftOut = new TreeMap<>();
        for (String name : context.mappings().tables()) {
            if (!known.contains(name)) {
                tables.remove(name);
                leftOut.put(name, missing(name, known));
            }
        }
        Optional<String> position = CapturedTables.position(context, tables, leftOut);
        progress.starting(List.copyOf(leftOut.values()));
        return new FilePositions(position.orElse(null));
    }

    private List<FolderTable> tables(FilePositions positions, FolderProofs proofs) {
        List<FolderTable> made = new ArrayList<>();
        Set<String> tables = new TreeSet<>(context.mappings().tables());
        tables.retainAll(folder.tables().keySet());
        for (String name : tables) {
            FileTable settings = Objects.requireNonNull(folder.tables().get(name));
            FolderFiles files = new FolderFiles(context.source(), folder.folder(), name, settings);
            proofs.add(files);
            made.add(new FolderTable(context, progress, positions, files));
        }
        return made;
    }

    private Fault missing(String name, Set<String> known) {
        try {
            context.mappings().compile(name, Optional.empty(), known);
            throw new IllegalStateException("a table that does not exist has been compiled: " + name);
        } catch (FaultException e) {
            return e.faults().get(0);
        }
    }

    /** @param known whether the files have been seen long enough to tell which are complete */
    private void look(List<FolderTable> tables, boolean known) throws InterruptedException {
        if (!Files.isDirectory(folder.folder())) {
            waiting(Fault.of(FaultCode.FOLDER_MISSING, place(), folder.folder()));
            return;
        }
        List<Fault> faults = new ArrayList<>();
        try {
            for (FolderTable table : tables) {
                look(table).ifPresent(faults::add);
            }
            FileNames.unreadable(folder.folder())
                    .ifPresent(name -> faults.add(Fault.of(FaultCode.FILE_NAME_UNREADABLE, place(), name)));
        } catch (IOException | DirectoryIteratorException e) {
            waiting(Fault.of(FaultCode.FILE_BROKEN, place(), String.valueOf(e.getMessage())));
            return;
        }
        if (known && progress.status(null).state() != SourceStatus.State.STREAMING) {
            progress.streaming();
        }
        progress.fault(faults.isEmpty() ? null : faults.get(0));
    }

    private Optional<Fault> look(FolderTable table) throws IOException, InterruptedException {
        try {
            return table.look();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("{}: looking into the folder failed", context.source(), e);
            return Optional.of(Fault.of(FaultCode.FILE_UNREADABLE, place(), e.toString()));
        }
    }

    private void waiting(Fault fault) {
        if (!fault.equals(progress.status(null).lastFault())) {
            progress.waiting(fault);
        }
    }

    @Override
    public void close() {
        boolean interrupted = false;
        asked.close();
        thread.interrupt();
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
