package org.millioncarrots.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The master keys: they wrap the claimants' keys, seal bank files and key the blind index. AES-256-GCM with a purpose as
 * associated data; purposes get keys of their own by HKDF-SHA256 (RFC 5869).
 *
 * <p>The key file is a properties file: {@code primary} names the key that new data is sealed with, {@code key.<name>} are
 * 32 bytes in Base64, {@code index} is the key of the blind index, which must never change.
 */
@ApplicationScoped
public class MasterKeys {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int TAG_BYTES = TAG_BITS / Byte.SIZE;

    private final Map<String, SecretKey> keys = new TreeMap<>();
    private final String primary;
    private final SecretKey index;
    private final SecureRandom random = new SecureRandom();

    @Inject
    MasterKeys(KeySettings settings) {
        this(
                settings.file().orElseThrow(() -> new IllegalStateException("carrots.keys.file is not set")),
                settings.generate());
    }

    MasterKeys(Path file, boolean generate) {
        Properties properties = read(file, generate);
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith("key.")) {
                keys.put(name.substring("key.".length()), key(properties, name));
            }
        }
        primary = properties.getProperty("primary", "");
        if (!keys.containsKey(primary)) {
            throw new IllegalStateException("the file's line primary must name one of the keys in the file");
        }
        index = key(properties, "index");
    }

    /** What is wrong with a key file; empty if nothing is. Nothing of its content is told but the names of its lines. */
    public static Optional<String> fault(Path file) {
        try {
            new MasterKeys(file, false);
            return Optional.empty();
        } catch (IllegalStateException | UncheckedIOException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    /** Encrypts under the primary key; the answer carries the key's name, a nonce and the ciphertext. */
    public byte[] seal(String purpose, byte[] plain) {
        byte[] prefix = primaryPrefix();
        ByteBuffer sealed = ByteBuffer.allocate(prefix.length + NONCE_BYTES + plain.length + TAG_BYTES)
                .put(prefix);
        encrypt(derived(Objects.requireNonNull(keys.get(primary)), purpose), purpose, plain, sealed);
        return sealed.array();
    }

    /** @throws IllegalStateException if the key is gone or the data was changed */
    public byte[] open(String purpose, byte[] sealed) {
        String name = new String(sealed, 1, sealed[0], StandardCharsets.US_ASCII);
        SecretKey key = keys.get(name);
        if (key == null) {
            throw new IllegalStateException("the key that sealed this is not in carrots.keys.file");
        }
        return decrypt(derived(key, purpose), purpose, sealed, 1 + sealed[0]);
    }

    /** What everything that the primary key has sealed begins with, in the form in which {@link #seal} answers. */
    public byte[] primaryPrefix() {
        byte[] name = primary.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + name.length)
                .put((byte) name.length)
                .put(name)
                .array();
    }

    /** A keyed hash that never changes when keys rotate: for blind indexes and request hashes. Lower-case hexadecimal. */
    public String hmac(String purpose, String text) {
        return HexFormat.of().formatHex(keyedHash(purpose).of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same for many messages: the purpose's key is derived once. */
    public KeyedHash keyedHash(String purpose) {
        return new KeyedHash(derived(index, purpose));
    }

    /** A new random 256-bit key, such as a claimant's own. */
    public byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /** Nonce and AES-256-GCM ciphertext under a given key, bound to the context. */
    public byte[] encrypt(SecretKey key, String context, byte[] plain) {
        ByteBuffer sealed = ByteBuffer.allocate(NONCE_BYTES + plain.length + TAG_BYTES);
        encrypt(key, context, plain, sealed);
        return sealed.array();
    }

    /** Into the place where it is wanted: messages may be large, and copies of them add up. */
    private void encrypt(SecretKey key, String context, byte[] plain, ByteBuffer sealed) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        sealed.put(nonce);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, context, nonce)
                    .doFinal(plain, 0, plain.length, sealed.array(), sealed.position());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws IllegalStateException if the key or the context is another one, or the data was changed */
    public byte[] decrypt(SecretKey key, String context, byte[] sealed) {
        return decrypt(key, context, sealed, 0);
    }

    private static byte[] decrypt(SecretKey key, String context, byte[] sealed, int from) {
        int text = from + NONCE_BYTES;
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, context, Arrays.copyOfRange(sealed, from, text));
            return cipher.doFinal(sealed, text, sealed.length - text);
        } catch (GeneralSecurityException tampered) {
            throw new IllegalStateException(
                    "sealed data does not open: another key, another context, or changed", tampered);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, String context, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static SecretKey derived(SecretKey key, String purpose) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(key)
                                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static SecretKey key(Properties properties, String name) {
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(properties.getProperty(name, "").strip());
            if (bytes.length == KEY_BYTES) {
                return new SecretKeySpec(bytes, "AES");
            }
        } catch (IllegalArgumentException notBase64) {
            // the cause would quote the key
        }
        throw new IllegalStateException("the file's line " + name + " must be 32 bytes in Base64");
    }

    private Properties read(Path file, boolean generate) {
        try {
            if (generate && Files.notExists(file)) {
                generate(file);
            }
            Properties properties = new Properties();
            try (var in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
                properties.load(in);
            }
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the file cannot be read", unreadable);
        }
    }

    /** Written beside and linked into place: a kill leaves no half-written file, and of two processes one wins. */
    private void generate(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path draft = Files.createTempFile(directory, "keys", ".new");
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
        }
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                draft,
                "primary=first\nkey.first=" + base64.encodeToString(newKey()) + "\nindex="
                        + base64.encodeToString(newKey()) + "\n",
                StandardCharsets.US_ASCII);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException other) {
            // another process was first, and its keys are the ones to use
        } finally {
            Files.delete(draft);
        }
    }
}
