package org.millioncarrots.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.SigningKey;

/**
 * Signs offers as JSON Web Signatures with Ed25519 (RFC 8037), which libraries of every language verify. The key follows from
 * the key file's index key, which never changes, so that an offer of years ago can still be verified.
 */
@ApplicationScoped
class OfferSigner {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;
    private final String publicKey;
    private final String keyId;

    OfferSigner(MasterKeys keys) {
        key = SigningKey.derived(keys, "offer-signature", "ed25519");
        publicKey = BASE64.encodeToString(key.publicKey());
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
        return signed + "." + BASE64.encodeToString(key.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
