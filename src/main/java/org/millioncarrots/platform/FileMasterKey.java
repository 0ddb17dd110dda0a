package org.millioncarrots.platform;

import java.util.Map;
import javax.crypto.SecretKey;

/** The master key in a file: each purpose has a key derived from it. */
final class FileMasterKey implements MasterKey {
    private final String primary;
    private final Map<String, SecretKey> keys;
    private final Sealing sealing;

    FileMasterKey(KeyFile file, Sealing sealing) {
        this.primary = file.primary();
        this.keys = file.keys();
        this.sealing = sealing;
    }

    @Override
    public byte[] seal(String purpose, byte[] plain) {
        return sealing.encrypt(prefix(), Sealing.derived(key(primary), purpose), purpose, plain);
    }

    @Override
    public byte[] open(String purpose, byte[] sealed) {
        return Sealing.decrypt(Sealing.derived(key(Sealing.name(sealed)), purpose), purpose, sealed, 1 + sealed[0]);
    }

    @Override
    public byte[] prefix() {
        return Sealing.prefix(primary);
    }

    private SecretKey key(String name) {
        SecretKey key = keys.get(name);
        if (key == null) {
            throw new IllegalStateException("the key that sealed this is not in carrots.keys.file");
        }
        return key;
    }
}
