package org.heyi.hub.graph;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.heyi.connectors.record.Identifier;

/**
 * Gives entities their ids: a keyed hash (HMAC-SHA256, 144 bits of it) of the identifier that first named them, so that an id is the same
 * whichever source speaks first, is found without an index on the value, and does not give the value away.
 */
public final class EntityIds {
    private static final int BYTES = 18;
    private final ThreadLocal<Mac> macs;

    /** {@code key} is the graph's own secret, at least 32 bytes. */
    public EntityIds(byte[] key) {
        SecretKeySpec secret = new SecretKeySpec(key, "HmacSHA256");
        this.macs = ThreadLocal.withInitial(() -> newMac(secret));
    }

    /** 24 characters of URL-safe Base64. */
    public String of(Identifier identifier) {
        return hash(identifier.type() + '\0' + identifier.field() + '\0' + identifier.value());
    }

    /** The id of an entity that only this record speaks of, because it has no identifier. */
    public String ofRecord(String keyOfRecordWithoutIdentifier) {
        return hash("\0" + keyOfRecordWithoutIdentifier);
    }

    private String hash(String text) {
        byte[] digest = macs.get().doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
    }

    private static Mac newMac(SecretKeySpec secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
