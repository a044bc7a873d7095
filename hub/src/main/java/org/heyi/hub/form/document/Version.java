package org.heyi.hub.form.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Names a form's content: the same for the same document over the same fields. */
final class Version {
    private static final int CHARACTERS = 12;

    private Version() {}

    static String of(String query, Map<String, String> signatures) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((query + "\n" + signatures).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
