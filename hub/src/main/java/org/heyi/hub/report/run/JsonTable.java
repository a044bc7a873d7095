package org.heyi.hub.report.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** A list with an object for each row, a line each; values are as the API has them. */
final class JsonTable implements TableWriter {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();
    private final TableHead head;
    private final JsonGenerator out;

    JsonTable(TableHead head, OutputStream stream) {
        this.head = head;
        this.out = JSON.createGenerator(stream);
        out.writeStartArray();
    }

    @Override
    public void row(List<@Nullable Object> values) {
        out.writeRaw('\n');
        out.writeStartObject();
        for (int i = 0; i < values.size(); i++) {
            out.writePOJOProperty(head.columns().get(i).name(), values.get(i));
        }
        out.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        out.writeRaw('\n');
        out.writeEndArray();
        out.close();
    }
}
