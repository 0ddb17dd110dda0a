import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * An OpenID Connect provider for drills: discovery, keys, and tokens for whoever asks as one of the people below, without any
 * secret. Listens on loopback only. The signing key is kept in a file, so that a restart is no change of keys.
 *
 * <p>{@code java LocalIssuer.java <port> <PKCS#12 file> <its password> <file of the signing key>}
 */
public final class LocalIssuer {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** Who there is: the role; partners belong to the partner of their own name. */
    private static final Map<String, String> PEOPLE = Map.of(
            "partner", "partner",
            "caseworker", "caseworker",
            "approver", "approver",
            "finance", "finance",
            "finance2", "finance",
            "policy", "policy",
            "policy2", "policy",
            "auditor", "auditor",
            "operator", "operator");

    private final String issuer;
    private final KeyPair keys;

    private LocalIssuer(int port, KeyPair keys) {
        this.issuer = "https://localhost:" + port;
        this.keys = keys;
    }

    public static void main(String... args) throws Exception {
        int port = Integer.parseInt(args[0]);
        LocalIssuer local = new LocalIssuer(port, keys(Path.of(args[3])));
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(Path.of(args[1]), args[2].toCharArray())));
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, local.discovery()));
        server.createContext("/jwks", exchange -> answer(exchange, 200, local.jwks()));
        server.createContext("/token", local::token);
        server.start();
    }

    private String discovery() {
        return """
                {"issuer":"%1$s","jwks_uri":"%1$s/jwks","token_endpoint":"%1$s/token","authorization_endpoint":"%1$s/none",\
                "response_types_supported":["code"],"subject_types_supported":["public"],\
                "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer);
    }

    private String jwks() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"drill\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    private void token(HttpExchange exchange) throws IOException {
        String person = form(exchange).getOrDefault("client_id", "");
        String role = PEOPLE.get(person);
        if (role == null) {
            answer(exchange, 400, "{\"error\":\"invalid_client\"}");
            return;
        }
        long now = Instant.now().getEpochSecond();
        String payload = "{\"iss\":\"%s\",\"aud\":\"million-carrots\",\"sub\":\"%s\",\"groups\":[\"%s\"]%s,\"iat\":%d,\"exp\":%d}"
                .formatted(
                        issuer,
                        person,
                        role,
                        role.equals("partner") ? ",\"partner\":\"" + person + "\"" : "",
                        now,
                        now + 600);
        answer(exchange, 200, "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":600}".formatted(signed(payload)));
    }

    private String signed(String payload) {
        try {
            String text = encoded("{\"alg\":\"RS256\",\"kid\":\"drill\",\"typ\":\"at+jwt\"}") + "." + encoded(payload);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(10_000), StandardCharsets.UTF_8);
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (first, second) -> first));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Two lines of Base64: private key, public key. */
    private static KeyPair keys(Path file) throws IOException, GeneralSecurityException {
        if (Files.notExists(file)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair made = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            Files.writeString(
                    file,
                    base64.encodeToString(made.getPrivate().getEncoded()) + "\n"
                            + base64.encodeToString(made.getPublic().getEncoded()) + "\n");
        }
        var lines = Files.readAllLines(file);
        KeyFactory factory = KeyFactory.getInstance("RSA");
        return new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1)))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0)))));
    }

    private static SSLContext tls(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the sign byte that Java's big integers may begin with. */
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
