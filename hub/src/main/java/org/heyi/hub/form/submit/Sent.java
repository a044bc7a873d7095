package org.heyi.hub.form.submit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A submission as it was sent.
 *
 * @param key chosen by the app, another for each submission
 * @param version of the form that was answered
 * @param openedAt when the form was opened; null when the app does not say
 * @param answeredAt in UTC; null means now
 */
public record Sent(
        String code,
        Map<String, Object> subject,
        List<Answer> answers,
        String key,
        String version,
        String reporter,
        String department,
        @Nullable OffsetDateTime openedAt,
        @Nullable OffsetDateTime answeredAt) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The same for the same content. When the form was opened is no part of it: it says nothing of the subject. */
    String digest() {
        Object[] content = {
            code, new TreeMap<>(subject), answers, version, reporter, department, String.valueOf(answeredAt)
        };
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(JSON.writeValueAsString(Arrays.asList(content)).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What the log keeps of it. */
    Map<String, Object> log() {
        return Map.of(
                "form", code,
                "version", version,
                "subject", JSON.writeValueAsString(subject),
                "answers", JSON.writeValueAsString(answers),
                "reporter", reporter,
                "department", department);
    }
}
