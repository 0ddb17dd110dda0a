package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.KeyedHash;
import org.millioncarrots.platform.MasterKeys;

/**
 * Signs entries and anchors with keys that are not in the database: whoever owns that knows how to compute a chain anew, and
 * still cannot sign it. HMAC-SHA256 in lower-case hexadecimal.
 */
@ApplicationScoped
class AuditSigner {
    private final KeyedHash entries;
    private final KeyedHash anchors;

    AuditSigner(MasterKeys keys) {
        this.entries = keys.keyedHash("audit-log");
        this.anchors = keys.keyedHash("audit-anchor");
    }

    /** @param hash of an entry, which covers all of it and the whole chain before */
    String entryMac(String hash) {
        return mac(entries, hash);
    }

    String anchorMac(Anchor anchor) {
        return mac(anchors, anchor.text());
    }

    private static String mac(KeyedHash key, String text) {
        return HexFormat.of().formatHex(key.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean same(String mac, @Nullable String other) {
        return other != null
                && MessageDigest.isEqual(mac.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
