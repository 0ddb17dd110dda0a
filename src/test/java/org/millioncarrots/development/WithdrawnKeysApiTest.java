package org.millioncarrots.development;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntPredicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key that the issuer has withdrawn is out, and an issuer that is away for a moment keeps nobody out. With an issuer over HTTP. */
@QuarkusTest
@TestProfile(WithdrawnKeysApiTest.OwnIssuer.class)
class WithdrawnKeysApiTest {
    private static final PublicJsonWebKey FIRST = key("first");
    private static final PublicJsonWebKey SECOND = key("second");
    private static volatile List<PublicJsonWebKey> published = List.of(FIRST, SECOND);
    private static volatile boolean away;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String issuer;

    private @Nullable HttpServer server;

    /** The configuration of production with an issuer of this test, and with seconds in place of half minutes. */
    public static final class OwnIssuer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
                return settings("http://localhost:" + free.getLocalPort());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static Map<String, String> settings(String issuer) {
            return Map.of(
                    "quarkus.oidc.tenant-enabled",
                    "true",
                    "quarkus.oidc.auth-server-url",
                    issuer,
                    "quarkus.oidc.jwks.cache-time-to-live",
                    "2S",
                    "quarkus.oidc.jwks.clean-up-timer-interval",
                    "1S");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(NoOtherTenant.class);
        }
    }

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), URI.create(issuer).getPort()),
                0);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        "{\"issuer\":\"" + issuer + "\",\"jwks_uri\":\"" + issuer + "/keys\",\"token_endpoint\":\""
                                + issuer + "/token\"}"));
        server.createContext("/keys", exchange -> answer(exchange, new JsonWebKeySet(published).toJson()));
        server.start();
    }

    @AfterEach
    void end() {
        if (server != null) {
            server.stop(0);
        }
    }

    /** In place of the issuer of development. */
    @Alternative
    @ApplicationScoped
    public static class NoOtherTenant implements TenantConfigResolver {
        @Override
        public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> request) {
            return Uni.createFrom().nullItem();
        }
    }

    @Test
    void aWithdrawnKeyIsOutAndAnIssuerThatIsAwayKeepsNobodyOutAtOnce() throws Exception {
        String first = token(FIRST);
        String second = token(SECOND);
        assertThat(status(first)).isEqualTo(200);
        assertThat(status(second)).isEqualTo(200);

        published = List.of(SECOND);
        assertThat(await(first, status -> status == 401)).as("withdrawn").isEqualTo(401);
        assertThat(status(token(FIRST))).as("also under a new token").isEqualTo(401);
        assertThat(status(second)).as("the other one is as good as before").isEqualTo(200);

        away = true;
        assertThat(status(second)).as("known a moment ago").isEqualTo(200);
        assertThat(await(second, status -> status != 200))
                .as("what nobody can confirm any more opens nothing")
                .isGreaterThanOrEqualTo(401);
        assertThat(status(first)).as("nor does what was withdrawn").isGreaterThanOrEqualTo(401);
        away = false;
        assertThat(await(second, status -> status == 200)).isEqualTo(200);
        assertThat(await(first, status -> status == 401)).isEqualTo(401);
    }

    @Test
    void inProductionAKeyIsOutWithinAMinute() throws IOException {
        Properties settings = new Properties();
        settings.load(Files.newBufferedReader(Path.of("src/main/resources/application.properties")));
        assertThat(settings.getProperty("quarkus.oidc.jwks.resolve-early")).isEqualTo("false");
        assertThat(Duration.parse("PT" + settings.getProperty("quarkus.oidc.jwks.cache-time-to-live"))
                        .plus(Duration.parse("PT" + settings.getProperty("quarkus.oidc.jwks.clean-up-timer-interval"))))
                .isLessThan(Duration.ofMinutes(1));
    }

    private static int await(String token, IntPredicate expected) throws InterruptedException {
        int status = status(token);
        for (int i = 0; i < 100 && !expected.test(status); i++) {
            Thread.sleep(100);
            status = status(token);
        }
        return status;
    }

    private static int status(String token) {
        return given().auth().oauth2(token).get("/v1/programmes").statusCode();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(away ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String token(PublicJsonWebKey key) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience("million-carrots");
        claims.setSubject("auditor");
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringListClaim("groups", "auditor");
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", "at+jwt");
        signature.setAlgorithmHeaderValue("RS256");
        return signature.getCompactSerialization();
    }

    private static PublicJsonWebKey key(String id) {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
