package org.heyi.hub.graph;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.heyi.connectors.record.Record;

/**
 * What somebody answered in a form, checked.
 *
 * @param key chosen by the app; names the submission for good
 * @param digest of its content: another content under the same key is refused
 * @param log what the log keeps of it beside key, digest and times: names, texts, and what {@code burden} adds up
 * @param answeredAt when it was answered, in UTC
 * @param answers a record of the source {@link CollectedSource} for each answer
 * @param evidence key of such a record to what shows that the answer is right, where something does
 */
public record Submission(
        String key,
        String digest,
        Map<String, Object> log,
        OffsetDateTime answeredAt,
        List<Record> answers,
        Map<String, String> evidence) {}
