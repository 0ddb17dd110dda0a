package org.millioncarrots.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;

/**
 * Signs offers as JSON Web Signatures with Ed25519 (RFC 8037), which libraries of every language verify. The key follows from
 * the key file's index key, which never changes, so that an offer of years ago can still be verified.
 */
@ApplicationScoped
class OfferSigner {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int PUBLIC_BYTES = 32;

    private final KeyPair pair;
    private final String publicKey;
    private final String keyId;

    OfferSigner(MasterKeys keys) {
        byte[] seed = keys.keyedHash("offer-signature").of("ed25519".getBytes(StandardCharsets.US_ASCII));
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] encoded = pair.getPublic().getEncoded();
        publicKey = BASE64.encodeToString(Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length));
        // The thumbprint of RFC 7638.
        keyId = Sha256.of(("{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + publicKey + "\"}")
                        .getBytes(StandardCharsets.US_ASCII))
                .substring(0, 16);
    }

    String keyId() {
        return keyId;
    }

    /** The 32 bytes of the public key in Base64 for URLs. */
    String publicKey() {
        return publicKey;
    }

    /** The compact form: header, payload, signature. */
    String sign(String payload) {
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"" + keyId + "\",\"typ\":\"offer+jws\"}";
        String signed = base64(header) + "." + base64(payload);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Gives the generator the one secret that it asks for: a private key of Ed25519 is any 32 bytes. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("the generator asks for other bytes than a private key");
            }
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
