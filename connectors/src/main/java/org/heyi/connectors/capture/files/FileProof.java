package org.heyi.connectors.capture.files;

import com.google.common.hash.BloomFilter;
import com.google.common.hash.Funnels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.heyi.connectors.capture.CaptureContext;
import org.heyi.connectors.capture.Comparison;
import org.heyi.connectors.mapping.Row;
import org.heyi.connectors.mapping.TableMapping;
import org.heyi.connectors.record.Batch;
import org.heyi.connectors.record.Batch.SourceChange;
import org.heyi.connectors.record.Change;
import org.heyi.connectors.record.Differences;
import org.heyi.connectors.record.RecordKey;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the file that a table was read from last with the graph: its rows ask for records, then records ask for its rows. */
final class FileProof {
    private static final int RECORDS_AT_ONCE = 500;
    private static final double WRONGLY_TAKEN_FOR_SEEN = 1e-6;

    private static final Logger LOG = LoggerFactory.getLogger(FileProof.class);

    private final CaptureContext context;
    private final FilePositions positions;
    private final FolderFiles files;

    FileProof(CaptureContext context, FilePositions positions, FolderFiles files) {
        this.context = context;
        this.positions = positions;
        this.files = files;
    }

    /** @param mend whether what differs is put right */
    Comparison compare(boolean mend) throws InterruptedException {
        @Nullable FileMark read = positions.of(files.table());
        if (read == null) {
            return cannot("no file has been read yet");
        }
        try {
            List<FileMark> all = files.newestFirst();
            Optional<FileMark> there = all.stream().filter(read::sameOutside).findFirst();
            Optional<FileCopy> made = there.isEmpty() ? Optional.empty() : files.copy(there.get());
            if (made.isEmpty()) {
                boolean changed = all.stream().anyMatch(file -> file.file().equals(read.file()));
                return cannot("the file that was read last, " + read.file()
                        + (changed ? ", has been changed since, and was not read anew" : ", is not there any more"));
            }
            try (FileCopy copy = made.get()) {
                return copy.mark().sha256().equals(read.sha256())
                        ? compare(copy, mend)
                        : cannot("the file that was read last, " + read.file() + ", is another one now");
            }
        } catch (FaultException e) {
            return Comparison.failed(files.table(), e.faults().get(0));
        } catch (BadFileException e) {
            return Comparison.failed(files.table(), e.at(files.place(read)));
        } catch (IOException | DirectoryIteratorException e) {
            return cannot(e.toString());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            LOG.warn("{}/{}: comparing failed", context.source(), files.table(), e);
            return cannot(e.toString());
        }
    }

    private Comparison cannot(String reason) {
        Place place = Place.of(context.source() + "/" + files.table());
        return Comparison.failed(files.table(), Fault.of(FaultCode.NOT_COMPARED, place, reason));
    }

    private Comparison compare(FileCopy copy, boolean mend) throws IOException, BadFileException, InterruptedException {
        try (CompleteFile file = files.complete(copy)) {
            TableMapping mapping =
                    context.mappings().compile(files.table(), Optional.of(file.table()), Set.of(files.table()));
            Pass pass = new Pass(mapping, mend, Instant.ofEpochMilli(copy.mark().modified()), file.count());
            file.read(pass);
            pass.end();
            return Comparison.of(files.table(), file.count(), pass.found);
        }
    }

    /** One pass over the file, and then over the records. */
    private final class Pass implements FileRows.Visitor {
        private final TableMapping mapping;
        private final boolean mend;
        private final Instant at;
        private final BloomFilter<CharSequence> seen;
        private List<SourceChange> changes = new ArrayList<>();
        private Differences found = Differences.NONE;

        private Pass(TableMapping mapping, boolean mend, Instant at, long rows) {
            this.mapping = mapping;
            this.mend = mend;
            this.at = at;
            this.seen = BloomFilter.create(
                    Funnels.stringFunnel(StandardCharsets.UTF_8), Math.max(1_000, 4 * rows), WRONGLY_TAKEN_FOR_SEEN);
        }

        @Override
        public void header(List<String> columns) {}

        @Override
        public void row(long number, @Nullable Object[] values) throws InterruptedException {
            for (Change change : mapping.changed(new Row(values), at)) {
                seen.put(key(change));
                changes.add(new SourceChange(change, null, at));
            }
            if (changes.size() >= context.options().batchRows()) {
                compare();
            }
        }

        /** What is left, and the records that no row of the file has asked for. */
        private void end() throws InterruptedException {
            compare();
            String table = files.table();
            String prefix = RecordKey.tablePrefix(context.source(), table);
            List<String> keys = context.store().unseen(context.source(), table, null, "", RECORDS_AT_ONCE);
            while (!keys.isEmpty()) {
                for (String key : keys) {
                    if (!seen.mightContain(key)) {
                        int slash = key.indexOf('/', prefix.length());
                        RecordKey record = new RecordKey(
                                context.source(),
                                table,
                                key.substring(prefix.length(), slash),
                                key.substring(slash + 1));
                        changes.add(new SourceChange(new Change.Retract(record), null, at));
                    }
                }
                compare();
                keys = context.store()
                        .unseen(context.source(), table, null, keys.get(keys.size() - 1), RECORDS_AT_ONCE);
            }
        }

        private void compare() throws InterruptedException {
            if (!changes.isEmpty()) {
                Batch batch = new Batch(context.source(), changes, null, null, null);
                found = found.and(
                        mend ? context.sink().mend(batch) : context.sink().compare(batch));
                changes = new ArrayList<>();
            }
        }
    }

    private static String key(Change change) {
        if (change instanceof Change.Upsert upsert) {
            return upsert.record().key().text();
        }
        if (change instanceof Change.Retract retract) {
            return retract.key().text();
        }
        return change instanceof Change.Quarantine quarantine ? quarantine.key().text() : "";
    }
}
