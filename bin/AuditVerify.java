import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies the audit log from a plain dump of its tables, without the service: written apart from it, so that a fault or a
 * change in one shows in the other. Needs a JDK 25 and nothing else.
 */
public final class AuditVerify {
    private static final String HELP = """
            usage: bin/audit-verify [--keys FILE] [--anchors FILE] [--taken-at INSTANT] [--unsigned RANGES] [DUMP]
              DUMP              what pg_dump --table=audit_entry --table=audit_head writes as plain text; the standard input if absent.
                                A whole dump does too; one in another format becomes plain by pg_restore --file=-
              --keys FILE       the master key file: without it nobody who knows SHA-256 is found out
              --anchors FILE    the file of anchors, or the operators' log: without it an end that was cut off is not found out
              --taken-at TIME   when the dump was made, such as 2026-11-26T02:00:00Z: later anchors do not count
              --unsigned RANGES as the setting CARROTS_AUDIT_UNSIGNED_ENTRIES, such as 1204-1377,1402
            Ends with 0 if the log is whole, with 1 and the first number that is not as it was, with 2 if there is nothing to verify.
            """;
    private static final Pattern COPY = Pattern.compile("COPY (?:\\S+\\.)?\"?(audit_entry|audit_head)\"? \\((.*)\\) FROM stdin;");
    private static final Pattern ANCHOR = Pattern.compile(
            "(audit-anchored sequence=(\\d{1,18}) hash=([0-9a-f]{64}) signedFrom=(\\d{1,18}) at=([0-9T:-]{19}Z)) mac=([0-9a-f]{64})");

    private static final HexFormat HEX = HexFormat.of();

    private Path keys;
    private Path anchors;
    private Path dump;
    private Instant takenAt = Instant.MAX;
    private final List<long[]> allowedUnsigned = new ArrayList<>();

    private Mac entryMac;
    private Mac anchorMac;
    private final MessageDigest sha256;

    /** In the order of their numbers: the last one seen, those that wait for one before them, runs of those without mac. */
    private long last;

    private String lastHash = "0".repeat(64);
    private final TreeMap<Long, Entry> waiting = new TreeMap<>();
    private final List<long[]> unsigned = new ArrayList<>();
    private long signed;

    private final List<Anchor> told = new ArrayList<>();
    private final Map<Long, String> hashesTold = new HashMap<>();

    private Head head;
    private long brokenAt = Long.MAX_VALUE;
    private String fault;

    /** What is kept of an entry; {@code fault} is what is wrong with it by itself. */
    private record Entry(long sequence, String previousHash, String hash, boolean signed, String fault) {}

    /** Values by column, as COPY writes them. */
    private record Row(Map<String, Integer> columns, String[] values) {
        /** Null where there is none. */
        String get(String column) {
            Integer at = columns.get(column);
            return at == null || at >= values.length ? null : value(values[at]);
        }
    }

    private record Head(long sequence, String hash, long signedFrom) {}

    private record Anchor(long sequence, String hash, long signedFrom, Instant at, boolean ours) {}

    private AuditVerify() throws GeneralSecurityException {
        sha256 = MessageDigest.getInstance("SHA-256");
    }

    public static void main(String[] arguments) throws GeneralSecurityException {
        try {
            System.exit(new AuditVerify().run(arguments));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            System.err.println(wrong.getMessage());
        } catch (IOException unreadable) {
            System.err.println("cannot be read: " + unreadable.getMessage());
        }
        System.exit(2);
    }

    private int run(String[] arguments) throws IOException, GeneralSecurityException {
        if (!options(arguments)) {
            System.out.print(HELP);
            return 0;
        }
        if (keys != null) {
            readKeys();
        }
        if (anchors != null) {
            readAnchors();
        }
        long began = System.nanoTime();
        readDump();
        conclude();
        double seconds = (System.nanoTime() - began) / 1e9;
        if (fault != null) {
            System.out.printf(Locale.ROOT, "BROKEN at entry %d: %s (read up to entry %d, %.1f s)%n",
                    brokenAt, fault, last, seconds);
            return 1;
        }
        System.out.printf(Locale.ROOT, "OK: %d entries, %d of them signed (%s), %s; head %s; %.1f s%n",
                last, signed, head.signedFrom() == 0 ? "none has to be" : "all from " + head.signedFrom() + " on",
                told.isEmpty() ? "no anchors" : told.size() + " anchors, the last of entry " + told.getLast().sequence()
                        + " at " + told.getLast().at(),
                head.hash(), seconds);
        if (keys == null) {
            System.out.println("WITHOUT the key file: whoever computes all hashes anew is not found out");
        }
        if (told.isEmpty()) {
            System.out.println("WITHOUT anchors: an end that was cut off is not found out");
        }
        return 0;
    }

    private boolean options(String[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            if (name.equals("--help") || name.equals("-h")) {
                return false;
            }
            if (!name.startsWith("--")) {
                dump = Path.of(name);
                continue;
            }
            String value = ++i < arguments.length ? arguments[i] : "";
            switch (name) {
                case "--keys" -> keys = Path.of(value);
                case "--anchors" -> anchors = Path.of(value);
                case "--taken-at" -> takenAt = Instant.parse(value);
                case "--unsigned" -> Arrays.stream(value.split(",")).map(AuditVerify::range).forEach(allowedUnsigned::add);
                default -> throw new IllegalArgumentException(name + " is unknown\n" + HELP);
            }
        }
        return true;
    }

    private static long[] range(String text) {
        String[] ends = text.split("-", -1);
        return new long[] {Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1])};
    }

    private void readKeys() throws IOException, GeneralSecurityException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(keys, StandardCharsets.US_ASCII)) {
            properties.load(in);
        }
        byte[] index = Base64.getDecoder().decode(properties.getProperty("index", "").strip());
        if (index.length != 32) {
            throw new IllegalArgumentException("the key file's line index must be 32 bytes in Base64");
        }
        entryMac = mac(index, "audit-log");
        anchorMac = mac(index, "audit-anchor");
    }

    private static Mac mac(byte[] index, String purpose) throws GeneralSecurityException {
        SecretKey key = KDF.getInstance("HKDF-SHA256").deriveKey("HmacSHA256", HKDFParameterSpec.ofExtract()
                .addIKM(new SecretKeySpec(index, "HKDF"))
                .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac;
    }

    private static String of(Mac mac, String text) {
        return HEX.formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void readAnchors() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(anchors)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher found = ANCHOR.matcher(line);
                if (found.find() && isBefore(found.group(5), takenAt)) {
                    boolean ours = anchorMac == null || of(anchorMac, found.group(1)).equals(found.group(6));
                    told.add(new Anchor(Long.parseLong(found.group(2)), found.group(3), Long.parseLong(found.group(4)),
                            Instant.parse(found.group(5)), ours));
                }
            }
        }
        told.forEach(anchor -> hashesTold.put(anchor.sequence(), ""));
    }

    /** What is no time makes no anchor. */
    private static boolean isBefore(String at, Instant end) {
        try {
            return !Instant.parse(at).isAfter(end);
        } catch (DateTimeException none) {
            return false;
        }
    }

    private void readDump() throws IOException {
        try (InputStream in = dump == null ? System.in : Files.newInputStream(dump);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 20)) {
            boolean entries = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("PGDMP")) {
                    throw new IllegalArgumentException("the dump is not plain text: pg_restore --file=- DUMP | bin/audit-verify");
                }
                Matcher table = line.startsWith("COPY ") ? COPY.matcher(line) : null;
                if (table != null && table.matches()) {
                    String[] names = table.group(2).replace("\"", "").split(", ");
                    Map<String, Integer> columns = new HashMap<>();
                    for (int i = 0; i < names.length; i++) {
                        columns.put(names[i], i);
                    }
                    entries |= table.group(1).equals("audit_entry");
                    readTable(table.group(1), columns, lines);
                }
            }
            if (!entries || head == null) {
                throw new IllegalArgumentException("the dump does not have the tables audit_entry and audit_head as COPY … FROM stdin");
            }
        }
    }

    private void readTable(String table, Map<String, Integer> columns, BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); !"\\.".equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new IllegalArgumentException("the dump ends in the middle of " + table);
            }
            Row row = new Row(columns, line.split("\t", -1));
            if (table.equals("audit_entry")) {
                take(entry(row));
            } else if (head == null) {
                head = new Head(Long.parseLong(row.get("sequence")), row.get("hash"),
                        row.get("signed_from") == null ? 0 : Long.parseLong(row.get("signed_from")));
            } else {
                broken(head.sequence(), "the head is there twice");
            }
        }
    }

    /** A value as COPY writes it; null where there is none. */
    private static String value(String text) {
        if (text.equals("\\N")) {
            return null;
        }
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i);
                int special = "bfnrtv".indexOf(c);
                c = special < 0 ? c : "\b\f\n\r\t\u000b".charAt(special);
            }
            value.append(c);
        }
        return value.toString();
    }

    private Entry entry(Row row) {
        long sequence;
        try {
            sequence = Long.parseLong(String.valueOf(row.get("sequence")));
        } catch (NumberFormatException none) {
            throw new IllegalArgumentException("an entry in the dump has no number");
        }
        String hash = String.valueOf(row.get("hash"));
        String mac = row.get("mac");
        return new Entry(sequence, String.valueOf(row.get("previous_hash")), hash, mac != null, ownFault(row, hash, mac));
    }

    private String ownFault(Row row, String hash, String mac) {
        try {
            if (!hash(row).equals(hash)) {
                return "changed: its hash is not that of its fields";
            }
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException | NullPointerException unreadable) {
            return "changed: it is in no form in which one was ever written";
        }
        return mac == null || entryMac == null || of(entryMac, hash).equals(mac)
                ? null
                : "rewritten or inserted without the key: its hash is right, and its mac is not ours";
    }

    private String hash(Row row) {
        SortedMap<String, String> details = details(row.get("details"));
        StringBuilder text = new StringBuilder(512).append("million-carrots-audit-1\n");
        field(text, "sequence", row.get("sequence"));
        field(text, "recordedAt", instant(row.get("recorded_at")).toString());
        field(text, "person", row.get("person"));
        field(text, "partner", row.get("partner"));
        field(text, "action", row.get("action"));
        field(text, "subject", row.get("subject"));
        field(text, "details", Integer.toString(details.size()));
        details.forEach((name, detail) -> field(text, name, detail));
        field(text, "previousHash", row.get("previous_hash"));
        return HEX.formatHex(sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name).append(':').append(value.length()).append(':').append(value).append('\n');
    }

    /** As PostgreSQL writes it in whatever zone, such as {@code 2026-11-26 08:15:00.123456+01}. */
    private static Instant instant(String text) {
        int sign = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        return LocalDateTime.parse(text.substring(0, sign).replace(' ', 'T')).toInstant(ZoneOffset.of(text.substring(sign)));
    }

    /** A flat JSON object of texts, as jsonb is written; anything else was never written. */
    private static SortedMap<String, String> details(String json) {
        SortedMap<String, String> details = new TreeMap<>();
        int[] at = {0};
        expect(json, at, "{");
        while (json.charAt(at[0]) != '}') {
            if (!details.isEmpty()) {
                expect(json, at, ", ");
            }
            String name = text(json, at);
            expect(json, at, ": ");
            details.put(name, text(json, at));
        }
        if (at[0] != json.length() - 1) {
            throw new IllegalArgumentException("more than an object");
        }
        return details;
    }

    private static void expect(String json, int[] at, String what) {
        if (!json.startsWith(what, at[0])) {
            throw new IllegalArgumentException("no object of texts");
        }
        at[0] += what.length();
    }

    private static String text(String json, int[] at) {
        expect(json, at, "\"");
        StringBuilder text = new StringBuilder();
        for (char c = json.charAt(at[0]++); c != '"'; c = json.charAt(at[0]++)) {
            if (c == '\\') {
                c = json.charAt(at[0]++);
                if (c == 'u') {
                    c = (char) Integer.parseInt(json.substring(at[0], at[0] + 4), 16);
                    at[0] += 4;
                } else {
                    int special = "bfnrt".indexOf(c);
                    c = special < 0 ? c : "\b\f\n\r\t".charAt(special);
                }
            }
            text.append(c);
        }
        return text.toString();
    }

    /** A dump may hold entries in another order than they were written in. */
    private void take(Entry entry) {
        if (entry.sequence() <= last || waiting.putIfAbsent(entry.sequence(), entry) != null) {
            broken(entry.sequence(), entry.sequence() < 1 ? "inserted before the first" : "inserted: its number is there twice");
            return;
        }
        for (Entry next = waiting.get(last + 1); next != null; next = waiting.get(last + 1)) {
            waiting.remove(next.sequence());
            follow(next);
        }
    }

    private void follow(Entry entry) {
        if (!entry.previousHash().equals(lastHash)) {
            broken(entry.sequence(), "out of order: it does not name the hash of the one before, so entries were reordered, taken out"
                    + " or put in, or the one before was rewritten");
        } else if (entry.fault() != null) {
            broken(entry.sequence(), entry.fault());
        }
        if (entry.signed()) {
            signed++;
        } else if (!unsigned.isEmpty() && unsigned.getLast()[1] == last) {
            unsigned.getLast()[1]++;
        } else {
            unsigned.add(new long[] {entry.sequence(), entry.sequence()});
        }
        hashesTold.replace(entry.sequence(), entry.hash());
        last = entry.sequence();
        lastHash = entry.hash();
    }

    private void conclude() {
        if (!waiting.isEmpty()) {
            broken(last + 1, "missing: the next one that is there is " + waiting.firstKey());
        } else if (last < head.sequence()) {
            broken(last + 1, "cut off: the head is entry " + head.sequence());
        } else if (last > head.sequence()) {
            broken(head.sequence() + 1, "past the head: that was moved back");
        } else if (!lastHash.equals(head.hash())) {
            broken(last, "it has another hash than the head says");
        }
        if (head.signedFrom() != 0) {
            signatures(head.signedFrom());
        }
        told.forEach(this::hold);
    }

    private void signatures(long from) {
        for (long[] run : unsigned) {
            for (long sequence = Math.max(run[0], from); sequence <= run[1]; sequence++) {
                if (!within(allowedUnsigned, sequence)) {
                    broken(sequence, "unsigned: from entry " + from + " on each must have a mac");
                    break;
                }
            }
        }
        if (from > last + 1 || from > 1 && !within(unsigned, from - 1)) {
            broken(Math.min(from - 1, last + 1), "the beginning of signing was moved: the head says that it is " + from);
        }
    }

    private static boolean within(List<long[]> ranges, long sequence) {
        return ranges.stream().anyMatch(range -> range[0] <= sequence && sequence <= range[1]);
    }

    private void hold(Anchor anchor) {
        String hash = hashesTold.get(anchor.sequence());
        if (!anchor.ours()) {
            broken(anchor.sequence(), "its anchor of " + anchor.at() + " is not of our making");
        } else if (hash.isEmpty()) {
            broken(Math.min(last + 1, anchor.sequence()), "cut off: at " + anchor.at() + " the head was entry " + anchor.sequence());
        } else if (!hash.equals(anchor.hash())) {
            broken(anchor.sequence(), "it has another hash than at " + anchor.at());
        } else if (anchor.signedFrom() != 0 && anchor.signedFrom() != head.signedFrom()) {
            broken(anchor.signedFrom(), "the beginning of signing was moved: at " + anchor.at() + " it was " + anchor.signedFrom());
        }
    }

    /** The first one is told. */
    private void broken(long sequence, String what) {
        if (sequence < brokenAt) {
            brokenAt = sequence;
            fault = what;
        }
    }
}
