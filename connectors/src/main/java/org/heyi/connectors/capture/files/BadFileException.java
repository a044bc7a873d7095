package org.heyi.connectors.capture.files;

import java.util.List;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** A file cannot be used as it is. */
final class BadFileException extends Exception {
    private final transient FaultCode code;
    private final transient List<Object> arguments;

    BadFileException(FaultCode code, Object... arguments) {
        super(code + " " + List.of(arguments));
        this.code = code;
        this.arguments = List.of(arguments);
    }

    /** Whatever else a reader throws, of a file that no program should have written. */
    static BadFileException unreadable(Throwable failure) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new BadFileException(FaultCode.FILE_UNREADABLE, reason);
    }

    /** The fault, of the file at {@code place}. */
    Fault at(Place place) {
        return new Fault(code, place, arguments);
    }
}
