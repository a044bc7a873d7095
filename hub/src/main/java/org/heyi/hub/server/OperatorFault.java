package org.heyi.hub.server;

import java.util.List;
import java.util.Locale;
import org.heyi.hub.query.execution.Faults;
import org.heyi.schema.fault.Fault;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** A fault on its way to the command line, as a line in each language. */
public record OperatorFault(String en, String zh) {

    static OperatorFault of(Fault fault) {
        return new OperatorFault(fault.line(Locale.ENGLISH), fault.line(Locale.CHINESE));
    }

    /** What the failure is known to be, with status 422; one that nobody foresaw is thrown again. */
    static ResponseEntity<List<OperatorFault>> answer(RuntimeException failure) {
        List<Fault> known = Faults.known(failure);
        if (known.isEmpty()) {
            throw failure;
        }
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(known.stream().map(OperatorFault::of).toList());
    }
}
