package org.heyi.hub.server;

import java.util.Locale;
import org.heyi.schema.fault.Fault;

/** A fault on its way to the command line, as a line in each language. */
public record OperatorFault(String en, String zh) {

    static OperatorFault of(Fault fault) {
        return new OperatorFault(fault.line(Locale.ENGLISH), fault.line(Locale.CHINESE));
    }
}
