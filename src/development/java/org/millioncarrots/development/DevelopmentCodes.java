package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Sha256;

/** The codes of sign-ins under way, each good once and for whoever knows the verifier (RFC 7636), and refresh tokens. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class DevelopmentCodes {
    private static final int KEPT = 10_000;
    private static final int RANDOM_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Waiting> waiting = forgetful();
    private final Map<String, DevelopmentUser> refreshing = forgetful();

    /** @param challenge by S256 */
    record Asked(String redirect, String nonce, String challenge) {}

    private record Waiting(DevelopmentUser user, Asked asked) {}

    record Granted(DevelopmentUser user, String nonce, String refresh) {}

    synchronized String grant(DevelopmentUser user, Asked asked) {
        String code = newToken();
        waiting.put(code, new Waiting(user, asked));
        return code;
    }

    synchronized Optional<Granted> redeem(@Nullable String code, @Nullable String redirect, @Nullable String verifier) {
        return Optional.ofNullable(waiting.remove(String.valueOf(code)))
                .filter(found -> found.asked().redirect().equals(redirect))
                .filter(found -> found.asked().challenge().equals(challenge(String.valueOf(verifier))))
                .map(found -> granted(found.user(), found.asked().nonce()));
    }

    synchronized Optional<Granted> renew(@Nullable String refresh) {
        return Optional.ofNullable(refreshing.remove(String.valueOf(refresh))).map(user -> granted(user, ""));
    }

    private Granted granted(DevelopmentUser user, String nonce) {
        String refresh = newToken();
        refreshing.put(refresh, user);
        return new Granted(user, nonce, refresh);
    }

    private String newToken() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        MessageDigest sha256 = Sha256.sha256();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static <V> Map<String, V> forgetful() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > KEPT;
            }
        };
    }
}
