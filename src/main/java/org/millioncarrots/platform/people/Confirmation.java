package org.millioncarrots.platform.people;

import io.vertx.core.http.HttpServerRequest;
import jakarta.json.JsonString;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** To what a token is bound: the claim {@code cnf} (RFC 7800) with the SHA-256 of a certificate (RFC 8705, 3.1). */
final class Confirmation {
    static final String CLAIM = "cnf";

    private static final String THUMBPRINT = "x5t#S256";

    private Confirmation() {}

    /** Whether the claim names a certificate and nothing else, by which it could be bound as well. */
    static boolean isOfCertificate(@Nullable Object claim) {
        return claim instanceof Map<?, ?> members
                && members.keySet().equals(Set.of(THUMBPRINT))
                && thumbprint(claim).isPresent();
    }

    /** Of the certificate, as the token has it; empty if it is bound to none. */
    static Optional<String> thumbprint(@Nullable Object claim) {
        Object stated = claim instanceof Map<?, ?> members ? members.get(THUMBPRINT) : null;
        return switch (stated) {
            case String text -> Optional.of(text);
            case JsonString text -> Optional.of(text.getString());
            case null, default -> Optional.empty();
        };
    }

    /** Of the certificate whose key the client of the connection has; empty if it has shown none. */
    static Optional<String> shown(HttpServerRequest request) {
        SSLSession session = request.connection().sslSession();
        if (session == null) {
            return Optional.empty();
        }
        try {
            Certificate certificate = session.getPeerCertificates()[0];
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("a certificate that was accepted cannot be written", unreadable);
        }
    }
}
