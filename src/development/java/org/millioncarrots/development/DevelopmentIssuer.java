package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** An identity provider with a key of its own for each start: it signs tokens and says how to verify them. */
@ApplicationScoped
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class DevelopmentIssuer implements TenantConfigResolver {
    static final Duration VALIDITY = Duration.ofHours(1);

    private static final String ISSUER = "million-carrots-development";
    private static final String AUDIENCE = "million-carrots";
    private static final int KEY_BITS = 2048;

    private final KeyPair keys = newKeys();
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
        return Uni.createFrom().item(tenant);
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
