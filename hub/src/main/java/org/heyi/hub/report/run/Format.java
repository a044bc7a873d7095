package org.heyi.hub.report.run;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.FaultException;
import org.heyi.schema.fault.Place;

/** What a report can be had as. */
public enum Format {
    CSV("text/csv;charset=UTF-8"),
    JSON("application/json"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** @throws FaultException when there is no format of this name, such as {@code csv} */
    public static Format of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.ending().equals(name))
                .findFirst()
                .orElseThrow(() -> new FaultException(Fault.of(FaultCode.REPORT_FORMAT, Place.of("format"), name)));
    }

    /** Its files' ending, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String contentType() {
        return contentType;
    }

    TableWriter table(TableHead head, OutputStream stream) throws IOException {
        return switch (this) {
            case CSV -> new CsvTable(head, stream);
            case JSON -> new JsonTable(head, stream);
            case XLSX -> new XlsxTable(head, stream);
        };
    }
}
