package org.millioncarrots.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One link of the chain.
 *
 * @param recordedAt in microseconds, because that is what the database keeps and the hash must be the same when read again
 * @param partner empty for staff
 * @param action the name of an {@link AuditAction}; in words, because a newer version may have recorded one that this one does not
 *     know, and the chain must hold all the same
 * @param subject the id of the claimant, claim, award, batch or file that it was done to
 */
record AuditEntry(
        long sequence,
        Instant recordedAt,
        String person,
        String partner,
        String action,
        UUID subject,
        SortedMap<String, String> details,
        String previousHash) {
    /** What the first entry carries as the hash of the one before. */
    static final String GENESIS = "0".repeat(64);

    AuditEntry {
        recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
        details = new TreeMap<>(details);
    }

    /** SHA-256 over every field with its length, so that no two entries are written alike. */
    String hash() {
        StringBuilder text = new StringBuilder("million-carrots-audit-1\n");
        field(text, "sequence", Long.toString(sequence));
        field(text, "recordedAt", recordedAt.toString());
        field(text, "person", person);
        field(text, "partner", partner);
        field(text, "action", action);
        field(text, "subject", subject.toString());
        field(text, "details", Integer.toString(details.size()));
        for (Map.Entry<String, String> detail : details.entrySet()) {
            field(text, detail.getKey(), detail.getValue());
        }
        field(text, "previousHash", previousHash);
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name)
                .append(':')
                .append(value.length())
                .append(':')
                .append(value)
                .append('\n');
    }
}
