package org.heyi.hub.bench;

import java.util.List;
import java.util.Optional;
import org.heyi.connectors.capture.SourceStore;

/** For a capture that is not to be found again. */
final class NoStore implements SourceStore {
    @Override
    public Optional<String> position(String source) {
        return Optional.empty();
    }

    @Override
    public Optional<String> mappings(String source) {
        return Optional.empty();
    }

    @Override
    public void restart(String source, String mappings) {
        // Every capture of the bench begins anew.
    }

    @Override
    public void appendSchemaHistory(String source, String entry) {
        // PostgreSQL needs none.
    }

    @Override
    public List<String> schemaHistory(String source) {
        return List.of();
    }
}
