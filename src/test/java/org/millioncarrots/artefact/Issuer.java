package org.millioncarrots.artefact;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** An OpenID Connect provider: discovery, keys, tokens for clients by secret, the code flow for the console. RSA for one half of them, EC for the other. */
final class Issuer implements AutoCloseable {
    private static final Map<String, String> ROLES = Map.ofEntries(
            Map.entry("partner", "partner"),
            Map.entry("partner2", "partner"),
            Map.entry("caseworker", "caseworker"),
            Map.entry("approver", "approver"),
            Map.entry("finance", "finance"),
            Map.entry("finance2", "finance"),
            Map.entry("auditor", "auditor"),
            Map.entry("operator", "operator"),
            Map.entry("duty", "duty-officer"),
            Map.entry("duty2", "duty-officer"),
            Map.entry("testimony", "testimony"),
            Map.entry("bank", "bank"));
    private static final Map<String, String> PARTNERS =
            Map.of("partner", "ministry-of-defence", "partner2", "refugee-agency");
    static final String SECRET = "of-a-client";
    static final String CONSOLE = "million-carrots-console";

    /** Who is signed in at the provider already, so that it asks nothing. */
    private static final String SIGNED_IN = "finance";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final PublicJsonWebKey rsa;
    private final PublicJsonWebKey ec;
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();

    Issuer(Certificates certificates) throws IOException, GeneralSecurityException, JoseException {
        rsa = named("rsa", RsaJwkGenerator.generateJwk(2048));
        ec = named("ec", EcJwkGenerator.generateJwk(EllipticCurves.P256));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.server()));
        server.setExecutor(threads);
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                {"issuer":"%1$s","jwks_uri":"%1$s/keys","token_endpoint":"%1$s/token","authorization_endpoint":"%1$s/authorize",
                "end_session_endpoint":"%1$s/end",
                "response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256","ES256"]}""".formatted(url())));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JsonWebKeySet(rsa, ec).toJson()));
        server.createContext("/token", this::token);
        server.createContext("/authorize", this::authorize);
        server.createContext(
                "/end", exchange -> redirect(exchange, fields(exchange).get("post_logout_redirect_uri")));
        server.start();
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    String tokenUrl() {
        return url() + "/token";
    }

    /** Files CLIENT.client with the secrets. */
    void writeSecrets(Path folder) throws IOException {
        for (String client : ROLES.keySet()) {
            Files.writeString(folder.resolve(client + ".client"), SECRET);
        }
    }

    /** A token as the service wants it. */
    String tokenOf(String client) {
        return sign(client.endsWith("2") ? ec : rsa, claims(client, "million-carrots", 10));
    }

    String tokenForAnotherAudience(String client) {
        return sign(rsa, claims(client, "something-else", 10));
    }

    String tokenOfYesterday(String client) {
        return sign(rsa, claims(client, "million-carrots", -1440));
    }

    /** Signed with a key that is not the issuer's, under the name of one that is. */
    String forgedTokenOf(String client) throws JoseException {
        return sign(named("rsa", RsaJwkGenerator.generateJwk(2048)), claims(client, "million-carrots", 10));
    }

    private JwtClaims claims(String client, String audience, long minutes) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience(audience);
        claims.setSubject(client);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        claims.setStringListClaim("groups", List.of(ROLES.get(client)));
        if (PARTNERS.containsKey(client)) {
            claims.setStringClaim("partner", PARTNERS.get(client));
        }
        return claims;
    }

    private static String sign(PublicJsonWebKey key, JwtClaims claims) {
        return sign(key, claims, "at+jwt");
    }

    private static String sign(PublicJsonWebKey key, JwtClaims claims, String type) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setHeader("typ", type);
        signature.setAlgorithmHeaderValue(
                key.getKeyType().equals("EC")
                        ? AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256
                        : AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The code flow (RFC 6749, 4.1) with PKCE (RFC 7636). */
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> fields = fields(exchange);
        if (!CONSOLE.equals(fields.get("client_id")) || !"S256".equals(fields.get("code_challenge_method"))) {
            answer(exchange, 400, """
                    {"error":"unauthorized_client"}""");
            return;
        }
        String code = UUID.randomUUID().toString();
        asked.put(code, fields);
        redirect(exchange, fields.get("redirect_uri") + "?code=" + code + "&state=" + fields.get("state"));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(exchange);
        String client = form.getOrDefault("client_id", "");
        String basic = "Basic " + Base64.getEncoder().encodeToString((CONSOLE + ":" + SECRET).getBytes(UTF_8));
        if ("authorization_code".equals(form.get("grant_type"))
                && basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            redeem(exchange, form, asked.remove(form.getOrDefault("code", "")));
        } else if ("client_credentials".equals(form.get("grant_type"))
                && ROLES.containsKey(client)
                && SECRET.equals(form.get("client_secret"))) {
            answer(exchange, 200, """
                    {"access_token":"%s","token_type":"Bearer","expires_in":600}""".formatted(tokenOf(client)));
        } else {
            answer(exchange, 401, """
                    {"error":"invalid_client"}""");
        }
    }

    private void redeem(HttpExchange exchange, Map<String, String> form, @Nullable Map<String, String> before)
            throws IOException {
        if (before == null
                || !before.get("redirect_uri").equals(form.get("redirect_uri"))
                || !before.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, """
                    {"error":"invalid_grant"}""");
            return;
        }
        JwtClaims person = claims(SIGNED_IN, CONSOLE, 10);
        person.unsetClaim("groups");
        person.setStringClaim("name", "Anna Keller");
        answer(exchange, 200, """
                {"access_token":"%s","id_token":"%s","token_type":"Bearer","expires_in":600}""".formatted(tokenOf(SIGNED_IN), sign(rsa, person, "JWT")));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of the form, or of the address. */
    private static Map<String, String> fields(HttpExchange exchange) throws IOException {
        boolean isForm = exchange.getRequestMethod().equals("POST");
        String text = isForm
                ? new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                : exchange.getRequestURI().getRawQuery();
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split("&")) {
            int equals = field.indexOf('=');
            fields.put(field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), UTF_8));
        }
        return fields;
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static PublicJsonWebKey named(String name, PublicJsonWebKey key) {
        key.setKeyId(name);
        key.setUse("sig");
        return key;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
