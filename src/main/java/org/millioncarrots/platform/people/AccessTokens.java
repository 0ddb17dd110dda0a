package org.millioncarrots.platform.people;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jspecify.annotations.Nullable;

/**
 * What else the issuer signs opens no door: ID tokens and logout tokens carry the same signature and often the same audience. A
 * token that is bound to a key of its holder (RFC 7800) is no bearer token: whoever shows it without the key may have stolen it. Only
 * a certificate can be shown here, see {@link BoundTokens}. Only the ID token of the console's own client passes, which says who
 * somebody is and gives no role; where the API asks for its audience it is refused all the same.
 * What is returned is logged at most; it says nothing of the token.
 */
@ApplicationScoped
@Unremovable
class AccessTokens implements Validator {
    /** Of ID tokens (OpenID Connect Core 2, 3.3.2.11) and of logout tokens and other security events (RFC 8417). */
    private static final List<String> OF_OTHER_TOKENS = List.of("nonce", "at_hash", "c_hash", "s_hash", "events");

    /** Where an issuer says in a claim what the header does not. */
    private static final Set<String> OTHER_TYPES = Set.of("id", "logout", "refresh", "offline");

    private final Set<String> types;
    private final ConsoleClient console;

    AccessTokens(TokenSettings settings, ConsoleClient console) {
        this.console = console;
        types = settings.types().stream()
                .map(type -> type.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public @Nullable String validate(JwtContext token) throws MalformedClaimException {
        JwtClaims claims = token.getJwtClaims();
        return console.isItsIdToken(claims) ? null : fault(type(token), claims);
    }

    /** What keeps a token from being an access token; null if nothing does. */
    @Nullable
    String fault(String type, JwtClaims claims) throws MalformedClaimException {
        if (!types.contains(type)) {
            return "the header typ is not one of carrots.tokens.types";
        }
        if (OF_OTHER_TOKENS.stream().anyMatch(claims::hasClaim)
                || claims.getClaimValue("typ") instanceof String other
                        && OTHER_TYPES.contains(other.toLowerCase(Locale.ROOT))) {
            return "not an access token";
        }
        if (claims.hasClaim(Confirmation.CLAIM)
                && !Confirmation.isOfCertificate(claims.getClaimValue(Confirmation.CLAIM))) {
            return "bound to a key that cannot be shown here";
        }
        String subject = claims.getSubject();
        return subject == null || subject.isBlank() ? "no subject" : null;
    }

    private static String type(JwtContext token) {
        return type(token.getJoseObjects().getFirst().getHeader("typ"));
    }

    /** Media types of tokens may leave out "application/" (RFC 7515, 4.1.9). */
    static String type(@Nullable String header) {
        return header == null ? "" : header.toLowerCase(Locale.ROOT).replaceFirst("^application/", "");
    }
}
