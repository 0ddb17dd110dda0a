package org.millioncarrots.platform;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.SecretKey;

/**
 * The keys by whose hashes people are recognised, at one moment: one, or two while one is replaced by another. Rows are written with all
 * of them and looked for by all of them, so that it does not matter which pod has read the file first.
 */
public final class PersonKeys {
    private final List<String> names;
    private final Map<String, SecretKey> keys;

    PersonKeys(KeyFile file) {
        this.names = file.persons();
        this.keys = file.indexes();
    }

    /** @param hash lower-case hexadecimal */
    public record Hash(String key, String hash) {}

    /** The first one's hashes are to stay. */
    public List<String> names() {
        return names;
    }

    /** One for each key, in an order that is the same wherever the keys are: who waits for another row holds none after it. */
    public List<Hash> hashes(String purpose, String text) {
        return names.stream().sorted().map(name -> hash(name, purpose, text)).toList();
    }

    private Hash hash(String name, String purpose, String text) {
        KeyedHash key = new KeyedHash(Sealing.derived(Objects.requireNonNull(keys.get(name)), purpose));
        return new Hash(name, HexFormat.of().formatHex(key.of(text.getBytes(StandardCharsets.UTF_8))));
    }
}
