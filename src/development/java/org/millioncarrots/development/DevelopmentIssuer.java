package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * An identity provider with a key of its own for each start: it signs tokens and says how to verify them. For the console it is a
 * provider with pages, see {@link DevelopmentProviderResource}.
 */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class DevelopmentIssuer implements TenantConfigResolver {
    static final Duration VALIDITY = Duration.ofHours(1);

    private static final Duration SESSION_AGE = Duration.ofMinutes(30);

    static final String CONSOLE_CLIENT = "million-carrots-console";
    static final String PROVIDER_PATH = "/dev/oidc";

    private static final String ISSUER = "million-carrots-development";
    private static final String AUDIENCE = "million-carrots";
    private static final int KEY_BITS = 2048;

    private final KeyPair keys = newKeys();
    private final String clientSecret = UUID.randomUUID() + "" + UUID.randomUUID();
    private final String sessionSecret = UUID.randomUUID() + "" + UUID.randomUUID();
    private final OidcTenantConfig tenant = OidcTenantConfig.builder()
            .tenantId("development")
            .publicKey(Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()))
            .token()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .principalClaim("sub")
            .end()
            .roles()
            .roleClaimPath("groups")
            .end()
            .build();

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> request) {
        return Uni.createFrom().item(isOfTheConsole(context) ? console(context) : tenant);
    }

    private static boolean isOfTheConsole(RoutingContext context) {
        String path = context.normalizedPath();
        return path.equals("/console") || path.startsWith("/console/");
    }

    /** As quarkus.oidc.console in application.properties, with this issuer in the operator's place. */
    private OidcTenantConfig console(RoutingContext context) {
        return OidcTenantConfig.builder()
                .tenantId("console")
                .applicationType(ApplicationType.WEB_APP)
                .authServerUrl(
                        "http://localhost:" + context.request().localAddress().port() + PROVIDER_PATH)
                .discoveryEnabled(false)
                .authorizationPath("/authorize")
                .tokenPath("/token")
                .jwksPath("/jwks")
                .endSessionPath("/end")
                .clientId(CONSOLE_CLIENT)
                .credentials(clientSecret)
                .token()
                .issuer(ISSUER)
                .principalClaim("sub")
                .refreshExpired(true)
                .end()
                .roles()
                .source(Source.accesstoken)
                .roleClaimPath("groups")
                .end()
                .authentication()
                .redirectPath("/console/signed-in")
                .restorePathAfterRedirect(true)
                .removeRedirectParameters(true)
                .cookiePath("/console")
                .pkceRequired(true)
                .verifyAccessToken(true)
                .stateSecret(sessionSecret)
                .javaScriptAutoRedirect(false)
                .sessionAgeExtension(SESSION_AGE)
                .end()
                .logout()
                .path("/console/sign-out")
                .postLogoutPath("/console/signed-out")
                .end()
                .tokenStateManager()
                .encryptionSecret(sessionSecret)
                .end()
                .build();
    }

    boolean isConsole(String client, String secret) {
        return client.equals(CONSOLE_CLIENT)
                && MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), clientSecret.getBytes(StandardCharsets.UTF_8));
    }

    RSAPublicKey publicKey() {
        return (RSAPublicKey) keys.getPublic();
    }

    /** A signed token for one of the {@link DevelopmentUser}s; empty if there is no such user. */
    Optional<String> token(String user) {
        return DevelopmentUser.named(user).map(found -> sign(claims(found)));
    }

    /** What a token of ours says; also the beginning of tokens that are wrong on purpose, in tests. */
    static JwtClaimsBuilder claims(DevelopmentUser user) {
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.subject())
                .groups(user.role())
                .expiresIn(VALIDITY);
        user.partner().ifPresent(partner -> claims.claim("partner", partner));
        return claims;
    }

    /** Who somebody is, for the console alone. */
    String idToken(DevelopmentUser user, String nonce) {
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .audience(CONSOLE_CLIENT)
                .subject(user.subject())
                .claim("name", user.name().charAt(0) + user.subject().substring(1))
                .expiresIn(VALIDITY);
        return sign(nonce.isEmpty() ? claims : claims.claim("nonce", nonce), "JWT");
    }

    String sign(JwtClaimsBuilder claims) {
        return sign(claims, "at+jwt");
    }

    String sign(JwtClaimsBuilder claims, String type) {
        return claims.jws().header("typ", type).sign(keys.getPrivate());
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
