package org.heyi.connectors.capture.debezium;

import io.debezium.config.Configuration;
import io.debezium.document.DocumentReader;
import io.debezium.document.DocumentWriter;
import io.debezium.relational.history.AbstractSchemaHistory;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.HistoryRecordComparator;
import io.debezium.relational.history.SchemaHistoryException;
import io.debezium.relational.history.SchemaHistoryListener;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps Debezium's history of a source's table definitions in the {@link org.heyi.connectors.capture.SourceStore}. */
public final class StoredSchemaHistory extends AbstractSchemaHistory {
    private @Nullable HandOver handOver;

    @Override
    public void configure(
            Configuration configuration,
            HistoryRecordComparator order,
            SchemaHistoryListener listener,
            boolean useCatalogBeforeSchema) {
        super.configure(configuration, order, listener, useCatalogBeforeSchema);
        handOver = HandOver.of(configuration.getString(HandOver.KEY));
    }

    private HandOver handOver() {
        if (handOver == null) {
            throw new IllegalStateException("not configured");
        }
        return handOver;
    }

    @Override
    protected void storeRecord(HistoryRecord entry) throws SchemaHistoryException {
        try {
            String text = DocumentWriter.defaultWriter().write(entry.document());
            handOver().store().appendSchemaHistory(handOver().source(), text);
        } catch (IOException e) {
            throw new SchemaHistoryException("cannot write a table's definition as text", e);
        }
    }

    @Override
    protected void recoverRecords(Consumer<HistoryRecord> records) {
        for (String entry : handOver().store().schemaHistory(handOver().source())) {
            records.accept(parse(entry));
        }
    }

    private static HistoryRecord parse(String entry) {
        try {
            return new HistoryRecord(DocumentReader.defaultReader().read(entry));
        } catch (IOException e) {
            throw new SchemaHistoryException("cannot read back a table's definition", e);
        }
    }

    @Override
    public boolean exists() {
        return !handOver().store().schemaHistory(handOver().source()).isEmpty();
    }

    @Override
    public boolean storageExists() {
        return true;
    }
}
