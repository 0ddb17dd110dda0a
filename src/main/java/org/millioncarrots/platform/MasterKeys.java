package org.millioncarrots.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * The master keys: they wrap the claimants' keys, seal bank files and key the blind index. AES-256-GCM with a purpose as
 * associated data; purposes get keys of their own by HKDF-SHA256 (RFC 5869). The master key is in the {@link KeyFile}, or in a key
 * service; what the file has sealed before opens as long as its line is there.
 */
@ApplicationScoped
public class MasterKeys {
    private static final byte[] NO_HEAD = {};

    private final Path file;
    private final @Nullable ServiceMasterKey service;
    private final Sealing sealing = new Sealing();
    private volatile KeyFile keys;

    @Inject
    MasterKeys(KeySettings settings, TransitService transit, Clock clock) {
        this.file = settings.file().orElseThrow(() -> new IllegalStateException("carrots.keys.file is not set"));
        if (settings.generate()) {
            KeyFile.generate(file, sealing);
        }
        this.service = settings.service().address().isPresent()
                ? new ServiceMasterKey(transit, settings.service().remembered(), clock, sealing)
                : null;
        this.keys = read(file, service != null);
    }

    MasterKeys(Path file) {
        this.file = file;
        this.service = null;
        this.keys = read(file, false);
    }

    /**
     * What is wrong with a key file; empty if nothing is. Nothing of its content is told but the names of its lines.
     *
     * @param hasService whether a key service has the master key, so that the file needs none
     */
    public static Optional<String> fault(Path file, boolean hasService) {
        try {
            read(file, hasService);
            return Optional.empty();
        } catch (IllegalStateException | UncheckedIOException unusable) {
            return Optional.of(String.valueOf(unusable.getMessage()));
        }
    }

    private static KeyFile read(Path file, boolean hasService) {
        KeyFile keys = KeyFile.read(file);
        if (!hasService && !keys.keys().containsKey(keys.primary())) {
            throw new IllegalStateException("the file's line primary must name one of the keys in the file");
        }
        return keys;
    }

    /**
     * Reads the file again.
     *
     * @return whether it is another one
     * @throws IllegalStateException if it cannot be used; then the keys stay as they are
     */
    boolean reload() {
        KeyFile before = keys;
        KeyFile now = read(file, service != null);
        if (!Objects.equals(now.indexes().get(KeyFile.INDEX), before.indexes().get(KeyFile.INDEX))) {
            throw new IllegalStateException("the file's line index must never change");
        }
        if (Collections.disjoint(now.persons(), before.persons())) {
            throw new IllegalStateException("the file's line persons must keep a key by which people are found");
        }
        keys = now;
        return !now.equals(before);
    }

    /** Encrypts under the master key; the answer begins with {@link #primaryPrefix}. */
    public byte[] seal(String purpose, byte[] plain) {
        return master().seal(purpose, plain);
    }

    /** @throws IllegalStateException if the key is gone or the data was changed */
    public byte[] open(String purpose, byte[] sealed) {
        if (!ServiceMasterKey.sealed(Sealing.name(sealed))) {
            return new FileMasterKey(keys, sealing).open(purpose, sealed);
        }
        if (service == null) {
            throw new IllegalStateException("a key service has sealed this, and none is configured");
        }
        return service.open(purpose, sealed);
    }

    /** What everything that the primary key has sealed begins with, in the form in which {@link #seal} answers. */
    public byte[] primaryPrefix() {
        return master().prefix();
    }

    /** @throws org.millioncarrots.platform.http.Problem if the key service is away (503) */
    public void tryMaster() {
        if (service != null) {
            service.tryService();
        }
    }

    private MasterKey master() {
        return service == null ? new FileMasterKey(keys, sealing) : service;
    }

    /** A keyed hash that never changes when keys rotate: for references and request hashes. Lower-case hexadecimal. */
    public String hmac(String purpose, String text) {
        return HexFormat.of().formatHex(keyedHash(purpose).of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same for many messages: the purpose's key is derived once. */
    public KeyedHash keyedHash(String purpose) {
        return new KeyedHash(
                Sealing.derived(Objects.requireNonNull(keys.indexes().get(KeyFile.INDEX)), purpose));
    }

    /** The keys of the hashes by which people are recognised, as they are at this moment. */
    public PersonKeys personKeys() {
        return new PersonKeys(keys);
    }

    /** A new random 256-bit key, such as a claimant's own. */
    public byte[] newKey() {
        return sealing.newKey();
    }

    /** Nonce and AES-256-GCM ciphertext under a given key, bound to the context. */
    public byte[] encrypt(SecretKey key, String context, byte[] plain) {
        return sealing.encrypt(NO_HEAD, key, context, plain);
    }

    /** @throws IllegalStateException if the key or the context is another one, or the data was changed */
    public byte[] decrypt(SecretKey key, String context, byte[] sealed) {
        return Sealing.decrypt(key, context, sealed, 0);
    }
}
