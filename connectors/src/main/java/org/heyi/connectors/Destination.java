package org.heyi.connectors;

import java.net.URI;

/** Where what the hub gives back to a department goes. */
public sealed interface Destination {

    /** The tables of a database, with a user that may write there. */
    record Tables(Source.Database database) implements Destination {}

    /**
     * A service that takes events.
     *
     * @param secret signs them
     */
    record Webhook(URI url, Secret secret) implements Destination {}
}
