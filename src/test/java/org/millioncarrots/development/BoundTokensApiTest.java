package org.millioncarrots.development;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real TLS: a token that is bound to a certificate is worth nothing to whoever has stolen it. */
@QuarkusTest
@TestProfile(BoundTokensApiTest.OverTls.class)
class BoundTokensApiTest {
    private static final Path FOLDER = Path.of("target", "bound-tokens");
    private static final char[] PASSWORD = "for-a-day".toCharArray();

    @Inject
    DevelopmentIssuer issuer;

    @TestHTTPResource(value = "/test/finance/0190163d-8694-839b-8001-000000000001", tls = true)
    URL finance;

    @TestHTTPResource(value = "/v1/programmes", tls = true)
    URL programmes;

    /** The server's certificate and two clients', each signed by nobody but itself. */
    public static final class OverTls implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Files.createDirectories(FOLDER);
                for (String name : List.of("server", "holder", "thief")) {
                    Files.deleteIfExists(file(name));
                    keytool(name);
                }
            } catch (IOException | InterruptedException failed) {
                throw new IllegalStateException(failed);
            }
            return Map.of(
                    "carrots.tokens.bound-roles",
                    "finance,bank",
                    "quarkus.tls.key-store.p12.path",
                    file("server").toString(),
                    "quarkus.tls.key-store.p12.password",
                    new String(PASSWORD),
                    "quarkus.http.test-ssl-port",
                    "0");
        }

        private static void keytool(String name) throws IOException, InterruptedException {
            Process keytool = new ProcessBuilder(Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    name,
                                    "-dname",
                                    "CN=" + name,
                                    "-ext",
                                    "san=dns:localhost,ip:127.0.0.1",
                                    "-keyalg",
                                    "EC",
                                    "-groupname",
                                    "secp256r1",
                                    "-validity",
                                    "2",
                                    "-keystore",
                                    file(name).toString(),
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    new String(PASSWORD))
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException("no certificate for " + name);
            }
        }
    }

    @Test
    void whoHasTheKeyOfTheCertificateComesIn() throws Exception {
        assertThat(status(finance, bound("holder"), "holder")).isEqualTo(200);
    }

    @Test
    void aStolenTokenOpensNothing() throws Exception {
        assertThat(status(finance, bound("holder"), null))
                .as("without any certificate")
                .isEqualTo(401);
        assertThat(status(finance, bound("holder"), "thief"))
                .as("with one's own")
                .isEqualTo(401);
    }

    @Test
    void aRoleOfBoundTokensIsOpenToNoOther() throws Exception {
        assertThat(status(finance, issuer.sign(claims()), null)).isEqualTo(401);
        assertThat(status(finance, issuer.sign(claims()), "holder"))
                .as("a certificate by itself binds nothing")
                .isEqualTo(401);
        assertThat(status(finance, null, "holder")).as("nor opens it anything").isEqualTo(401);
    }

    @Test
    void otherRolesNeedNoCertificateButKeepToTheOneTheyName() throws Exception {
        JwtClaimsBuilder auditor = DevelopmentIssuer.claims(DevelopmentUser.AUDITOR);
        assertThat(status(programmes, issuer.sign(auditor), null)).isEqualTo(200);
        String bound = issuer.sign(DevelopmentIssuer.claims(DevelopmentUser.AUDITOR)
                .claim("cnf", Map.of("x5t#S256", thumbprint("holder"))));
        assertThat(status(programmes, bound, "holder")).isEqualTo(200);
        assertThat(status(programmes, bound, "thief")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jkt", "x5t", "jwk", "kid", "X5T#S256"})
    void whatElseATokenIsBoundToCannotBeShown(String member) throws Exception {
        String thumbprint = thumbprint("holder");
        assertThat(status(finance, issuer.sign(claims().claim("cnf", Map.of(member, thumbprint))), "holder"))
                .isEqualTo(401);
        assertThat(status(
                        finance,
                        issuer.sign(claims().claim("cnf", Map.of("x5t#S256", thumbprint, member, thumbprint))),
                        "holder"))
                .as("besides")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "Canary", "null"})
    void aThumbprintOfNothingIsNoBinding(String thumbprint) throws Exception {
        String token = issuer.sign(claims().claim("cnf", Map.of("x5t#S256", thumbprint)));
        assertThat(status(finance, token, null)).isEqualTo(401);
        assertThat(status(finance, token, "holder")).isEqualTo(401);
    }

    private static JwtClaimsBuilder claims() {
        return DevelopmentIssuer.claims(DevelopmentUser.FINANCE);
    }

    private String bound(String name) throws Exception {
        return issuer.sign(claims().claim("cnf", Map.of("x5t#S256", thumbprint(name))));
    }

    private static String thumbprint(String name) throws GeneralSecurityException, IOException {
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(store(name).getCertificate(name).getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    /** @param client whose certificate the connection shows; null for none */
    private static int status(URL url, @Nullable String token, @Nullable String client) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("server"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        SSLContext tls = SSLContext.getInstance("TLS");
        if (client != null) {
            keys.init(store(client), PASSWORD);
        }
        tls.init(client == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.toString()));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient http = HttpClient.newBuilder().sslContext(tls).build()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static KeyStore store(String name) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file(name))) {
            store.load(in, PASSWORD);
        }
        // As what is trusted the certificate has to stand alone.
        if (name.equals("server")) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(name, store.getCertificate(name));
            return trusted;
        }
        return store;
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".p12").toAbsolutePath();
    }
}
