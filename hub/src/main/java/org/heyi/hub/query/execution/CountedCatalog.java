package org.heyi.hub.query.execution;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.heyi.hub.query.Viewer;
import org.heyi.hub.query.api.CatalogCounts;
import org.heyi.hub.query.cypher.CatalogReader;
import org.heyi.schema.EntityType;

/** Who holds what in the graph, counted at most once a minute: at 200,000 residents counting takes many seconds. */
public final class CountedCatalog {
    private static final Duration AGE = Duration.ofMinutes(1);
    private final CatalogReader reader;
    private final LoadingCache<Viewer, CatalogCounts> counts;

    CountedCatalog(CatalogReader reader) {
        this.reader = reader;
        this.counts = Caffeine.newBuilder().expireAfterWrite(AGE).build(reader::read);
    }

    /** At most a minute old. */
    public CatalogCounts counts() {
        return counts.get(Viewer.OPERATOR);
    }

    /** For each field of a type how many entities have a value that was said since then; counted at each call. */
    public Map<String, Long> saidSince(EntityType type, OffsetDateTime since) {
        return reader.saidSince(Viewer.OPERATOR, type, since);
    }
}
