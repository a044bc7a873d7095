package org.heyi.hub.command;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.heyi.schema.fault.Fault;
import org.heyi.schema.fault.FaultCode;
import org.heyi.schema.fault.Place;

/** In which encoding Java meets names of files: the locale says it, once and for all, before any of our code runs. */
final class FileNameEncoding {
    private FileNameEncoding() {}

    /**
     * Why the hub must not start; empty when names in every script can be read and written.
     *
     * @param encoding as Java's property {@code sun.jnu.encoding} has it
     * @param system as {@code os.name} has it; on Windows names are in Unicode whatever the encoding is
     */
    static Optional<Fault> fault(String encoding, String system) {
        boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
        if (windows || encoding.isEmpty() || isUtf8(encoding)) {
            return Optional.empty();
        }
        return Optional.of(Fault.of(FaultCode.FILE_NAMES_NOT_UTF8, Place.of("heyi"), encoding));
    }

    private static boolean isUtf8(String encoding) {
        try {
            return Charset.forName(encoding).equals(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
