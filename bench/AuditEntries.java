import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes N signed entries of an audit log as a plain dump has them, with invented acts of the usual length.
 *
 * <p>{@code java AuditEntries.java KEYFILE N > dump.sql}
 */
public final class AuditEntries {
    private static final HexFormat HEX = HexFormat.of();

    public static void main(String[] arguments) throws Exception {
        Mac mac = mac(Path.of(arguments[0]));
        long number = Long.parseLong(arguments[1]);
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), 1 << 20)) {
            out.write("COPY public.audit_entry (sequence, recorded_at, person, partner, action, subject, details, previous_hash, hash, mac)"
                    + " FROM stdin;\n");
            String previous = "0".repeat(64);
            for (long sequence = 1; sequence <= number; sequence++) {
                previous = write(out, sha256, mac, sequence, previous);
            }
            out.write("\\.\n\nCOPY public.audit_head (id, sequence, hash, signed_from) FROM stdin;\n1\t" + number + "\t" + previous
                    + "\t1\n\\.\n");
        }
    }

    private static String write(BufferedWriter out, MessageDigest sha256, Mac mac, long sequence, String previous)
            throws IOException {
        Instant at = Instant.ofEpochSecond(1_700_000_000L + sequence, sequence % 1_000_000 * 1_000);
        String person = new UUID(7, sequence % 50).toString();
        String subject = new UUID(sequence * 0x9E3779B97F4A7C15L, sequence).toString();
        String batch = new UUID(sequence, 11).toString();
        StringBuilder text = new StringBuilder("million-carrots-audit-1\n");
        field(text, "sequence", Long.toString(sequence));
        field(text, "recordedAt", at.toString());
        field(text, "person", person);
        field(text, "partner", "sponsor");
        field(text, "action", "CLAIM_DECIDED");
        field(text, "subject", subject);
        field(text, "details", "2");
        field(text, "batch", batch);
        field(text, "sum", "47253.44 USD");
        field(text, "previousHash", previous);
        String hash = HEX.formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        out.write(String.join("\t", Long.toString(sequence), at.toString().replace('T', ' ').replace("Z", "+00"), person,
                "sponsor", "CLAIM_DECIDED", subject, "{\"sum\": \"47253.44 USD\", \"batch\": \"" + batch + "\"}", previous,
                hash, HEX.formatHex(mac.doFinal(hash.getBytes(StandardCharsets.UTF_8)))));
        out.write('\n');
        return hash;
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(':').append(value.length()).append(':').append(value).append('\n');
    }

    private static Mac mac(Path file) throws Exception {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(Base64.getDecoder().decode(properties.getProperty("index").strip()), "HKDF"))
                .thenExpand("audit-log".getBytes(StandardCharsets.UTF_8), 32)));
        return mac;
    }
}
