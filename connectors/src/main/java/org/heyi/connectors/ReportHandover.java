package org.heyi.connectors;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where a department gets its reports as soon as they are made.
 *
 * @param format of the file: {@code xlsx}, {@code csv} or {@code json}
 */
public record ReportHandover(Receiver to, String format) {

    /** What takes a file. */
    public sealed interface Receiver {
        /** As people write it: the folder, or the webhook's address without what may be secret in it. */
        String shown();
    }

    /** A directory that the department looks into. It is there before the hub writes to it: one that is not mounted is not made. */
    public record Folder(Path path) implements Receiver {
        @Override
        public String shown() {
            return path.toString();
        }
    }

    /** A service that takes events. */
    public record Service(Destination.Webhook webhook) implements Receiver {
        @Override
        public String shown() {
            URI url = webhook.url();
            String port = url.getPort() < 0 ? "" : ":" + url.getPort();
            return url.getScheme() + "://" + url.getHost() + port + url.getPath();
        }
    }
}
