package org.heyi.schema.fault;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong, for the person who must act on it.
 *
 * @param code the entry of the catalogue
 * @param place where it is
 * @param arguments what the entry's sentence names, in its order
 */
public record Fault(FaultCode code, Place place, List<Object> arguments) {

    public Fault {
        arguments = List.copyOf(arguments);
    }

    /** A fault at {@code place}; {@code arguments} fill the catalogue's sentence. */
    public static Fault of(FaultCode code, Place place, Object... arguments) {
        return new Fault(code, place, List.of(arguments));
    }

    /** The sentence that says what is wrong and what to do, without the place. */
    public String message(Locale locale) {
        return code.format(locale, arguments);
    }

    /** {@code place: message [HEYI-nnnn]}: one line as a compiler prints it. */
    public String line(Locale locale) {
        return place + ": " + message(locale) + " [" + code.id() + "]";
    }

    @Override
    public String toString() {
        return line(Locale.ENGLISH);
    }
}
