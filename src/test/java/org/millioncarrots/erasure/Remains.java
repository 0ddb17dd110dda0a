package org.millioncarrots.erasure;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Looks through every table of the database, as whoever has stolen it together with the key file would, for what is left of a person: in
 * the clear, in other forms, and in whatever opens with any key that still exists. It knows nothing of what a value is bound to: the
 * cipher's stream is taken off without its tag.
 */
final class Remains {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** What the service seals with master keys, each also followed by an id of the row. */
    private static final List<String> PURPOSES =
            List.of("bank-file", "bank-message", "bank-message-proposal", "idempotency-answer");

    private final Connection owner;
    private final long since;
    private final Map<String, SecretKey> masters = new LinkedHashMap<>();
    private final SecretKey index;

    /** @param since the transaction from which on the person was known; no row that is older can tell anything of them */
    Remains(Connection owner, Path keyFile, long since) throws IOException {
        this.owner = owner;
        this.since = since;
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(keyFile, StandardCharsets.US_ASCII)) {
            properties.load(text);
        }
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("key."))
                .forEach(name -> masters.put(name.substring(4), key(properties.getProperty(name))));
        index = key(properties.getProperty("index"));
    }

    private static SecretKey key(String base64) {
        return new SecretKeySpec(Base64.getDecoder().decode(base64.strip()), "AES");
    }

    /**
     * The tables in which something of the person is.
     *
     * @param values of the person
     * @param keyed what the service makes keyed hashes of, as {@code purpose=text}
     */
    Set<String> of(List<String> values, List<String> keyed) throws SQLException {
        List<String> written = plain(values);
        Needles plain = new Needles(written);
        List<String> forms = forms(written);
        for (String one : keyed) {
            int at = one.indexOf('=');
            forms.add(HexFormat.of().formatHex(hmac(one.substring(0, at), one.substring(at + 1))));
        }
        // A keyed hash of an account is kept as a UUID: all but the bits that make it one.
        List<String> ids = keyed.stream()
                .filter(one -> one.startsWith("account-index="))
                .map(one -> HexFormat.of().formatHex(hmac("account-index", one.substring(14))))
                .map(hex -> hex.substring(0, 8) + "-" + hex.substring(8, 12))
                .toList();
        forms.addAll(ids);
        Needles all = new Needles(forms);
        List<SecretKey> claimants = claimantKeys();
        Set<String> found = new TreeSet<>();
        for (String table : tables()) {
            try (Statement statement = owner.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select * from " + table + " where xmin::text::bigint >= " + since)) {
                ResultSetMetaData columns = rows.getMetaData();
                while (rows.next()) {
                    look(table, rows, columns, plain, all, claimants, found);
                }
            }
        }
        return found;
    }

    private void look(
            String table,
            ResultSet rows,
            ResultSetMetaData columns,
            Needles plain,
            Needles forms,
            List<SecretKey> claimants,
            Set<String> found)
            throws SQLException {
        List<byte[]> sealed = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            if (columns.getColumnTypeName(i).equals("bytea")) {
                byte[] bytes = rows.getBytes(i);
                if (bytes != null && bytes.length > 0) {
                    sealed.add(bytes);
                }
            } else {
                String text = rows.getString(i);
                if (text != null) {
                    if (forms.isAnyIn(text)) {
                        found.add(table + "." + columns.getColumnName(i) + " in the clear");
                    }
                    ID.matcher(text).results().forEach(id -> ids.add(id.group()));
                }
            }
        }
        for (byte[] bytes : sealed) {
            if (isIn(bytes, plain)) {
                found.add(table + " in the clear");
            }
            if (opened(bytes, ids, claimants).anyMatch(open -> isIn(open, plain))) {
                found.add(table + " sealed");
            }
        }
    }

    private Stream<byte[]> opened(byte[] bytes, Set<String> ids, List<SecretKey> claimants) {
        int name = bytes[0];
        String master = name > 0 && name < bytes.length ? new String(bytes, 1, name, StandardCharsets.US_ASCII) : "";
        if (masters.containsKey(master)) {
            SecretKey key = masters.get(master);
            return Stream.concat(PURPOSES.stream(), PURPOSES.stream().flatMap(purpose -> ids.stream()
                            .map(id -> purpose + "/" + id)))
                    .map(purpose -> stream(derived(key, purpose), bytes, 1 + name));
        }
        return claimants.stream().map(key -> stream(key, bytes, 0));
    }

    /** AES-GCM encrypts by AES-CTR from the second counter on. */
    private static byte[] stream(SecretKey key, byte[] bytes, int from) {
        try {
            byte[] counter = Arrays.copyOf(Arrays.copyOfRange(bytes, from, from + 12), 16);
            counter[15] = 2;
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(counter));
            return cipher.doFinal(bytes, from + 12, Math.max(0, bytes.length - from - 12));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<SecretKey> claimantKeys() throws SQLException {
        List<SecretKey> keys = new ArrayList<>();
        for (String table : tables()) {
            if (!table.endsWith(".vault_key")) {
                continue;
            }
            try (Statement statement = owner.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "select claimant_id, wrapped_key from " + table + " order by created_at desc limit 20")) {
                while (rows.next()) {
                    byte[] wrapped = rows.getBytes(2);
                    SecretKey master = masters.get(new String(wrapped, 1, wrapped[0], StandardCharsets.US_ASCII));
                    byte[] key = stream(derived(master, "claimant-key/" + rows.getString(1)), wrapped, 1 + wrapped[0]);
                    keys.add(new SecretKeySpec(key, 0, 32, "AES"));
                }
            }
        }
        return keys;
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname not in ('pg_catalog', 'information_schema') order by 1
                        """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** As they are, in capitals, and without their spaces. */
    private static List<String> plain(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value, value.toUpperCase(Locale.ROOT), value.replace(" ", "")))
                .distinct()
                .toList();
    }

    /** The same, in hexadecimal of three encodings, and in Base64 of these from each of its three places. */
    private static List<String> forms(List<String> plain) {
        Set<String> forms = new HashSet<>(plain);
        for (String written : plain) {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                byte[] bytes = written.getBytes(charset);
                forms.add(HexFormat.of().formatHex(bytes));
                for (int place = 0; place < 3; place++) {
                    byte[] shifted = new byte[place + bytes.length];
                    System.arraycopy(bytes, 0, shifted, place, bytes.length);
                    String base64 = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                    forms.add(base64.substring(place == 0 ? 0 : place + 1, base64.length() - 2));
                }
            }
        }
        return new ArrayList<>(forms);
    }

    private static boolean isIn(byte[] bytes, Needles texts) {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .anyMatch(charset -> texts.isAnyIn(new String(bytes, charset)));
    }

    private byte[] hmac(String purpose, String text) {
        try {
            javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived(index, purpose).getEncoded(), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SecretKey derived(SecretKey key, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), 32));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
