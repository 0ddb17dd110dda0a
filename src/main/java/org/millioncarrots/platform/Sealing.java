package org.millioncarrots.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/** AES-256-GCM with a random nonce before the ciphertext, and HKDF-SHA256 (RFC 5869) for keys of a purpose. */
final class Sealing {
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int TAG_BYTES = TAG_BITS / Byte.SIZE;

    private final SecureRandom random = new SecureRandom();

    byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    /**
     * Into the place where it is wanted: messages may be large, and copies of them add up.
     *
     * @param head what goes before
     * @param context what is bound to it
     */
    byte[] encrypt(byte[] head, SecretKey key, String context, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        ByteBuffer sealed = ByteBuffer.allocate(head.length + NONCE_BYTES + plain.length + TAG_BYTES)
                .put(head)
                .put(nonce);
        try {
            cipher(Cipher.ENCRYPT_MODE, key, context, nonce)
                    .doFinal(plain, 0, plain.length, sealed.array(), sealed.position());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        return sealed.array();
    }

    /** @throws IllegalStateException if the key or the context is another one, or the data was changed */
    static byte[] decrypt(SecretKey key, String context, byte[] sealed, int from) {
        int text = from + NONCE_BYTES;
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, context, Arrays.copyOfRange(sealed, from, text));
            return cipher.doFinal(sealed, text, sealed.length - text);
        } catch (GeneralSecurityException | IllegalArgumentException tampered) {
            throw new IllegalStateException(
                    "sealed data does not open: another key, another context, or changed", tampered);
        }
    }

    static SecretKey derived(SecretKey key, String purpose) {
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

    /** The name's length and the name. */
    static byte[] prefix(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + text.length)
                .put((byte) text.length)
                .put(text)
                .array();
    }

    /** The name with which something sealed begins. */
    static String name(byte[] sealed) {
        return new String(sealed, 1, sealed[0], StandardCharsets.US_ASCII);
    }

    private static Cipher cipher(int mode, SecretKey key, String context, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
