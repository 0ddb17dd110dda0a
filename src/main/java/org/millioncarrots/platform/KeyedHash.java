package org.millioncarrots.platform;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** HMAC-SHA256 under a key that nobody else sees; for any number of threads. */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    KeyedHash(SecretKey key) {
        this.key = key;
    }

    /** 32 bytes. */
    public byte[] of(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
