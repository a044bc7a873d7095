package org.heyi.connectors.capture;

import org.heyi.connectors.record.Sink;

/**
 * What every capture works with, whatever its source is.
 *
 * @param source the connector's folder name
 * @param department the department it belongs to
 * @param mappings the connector's statements
 * @param sink where batches go
 * @param store what is found again after a restart
 * @param options limits
 */
public record CaptureContext(
        String source,
        String department,
        SourceMappings mappings,
        Sink sink,
        SourceStore store,
        CaptureOptions options) {}
