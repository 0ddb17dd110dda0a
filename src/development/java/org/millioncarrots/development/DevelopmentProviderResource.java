package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.development.DevelopmentCodes.Asked;
import org.millioncarrots.development.DevelopmentCodes.Granted;
import org.millioncarrots.platform.http.Problem;

/** The pages and endpoints of an identity provider, as far as a sign-in by code with PKCE needs them: no passwords, a choice. */
@Path(DevelopmentIssuer.PROVIDER_PATH)
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class DevelopmentProviderResource {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Choose who you are</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"></head>
            <body><main><h1>Choose who you are</h1>
            <p>This provider is for trying things out. It asks for no password and does not exist in production.</p>
            <ul>
            %s</ul></main></body></html>
            """;

    private final DevelopmentIssuer issuer;
    private final DevelopmentCodes codes;

    DevelopmentProviderResource(DevelopmentIssuer issuer, DevelopmentCodes codes) {
        this.issuer = issuer;
        this.codes = codes;
    }

    @GET
    @PermitAll
    @Path("/authorize")
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response authorize(
            @RestQuery("client_id") @Nullable String client,
            @RestQuery("redirect_uri") @Nullable URI redirect,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String nonce,
            @RestQuery("code_challenge") @Nullable String challenge) {
        if (!DevelopmentIssuer.CONSOLE_CLIENT.equals(client)
                || redirect == null
                || !redirect.toString().matches("https?://[\\w.:\\[\\]-]+/console/signed-in")
                || state == null
                || challenge == null) {
            throw Problem.invalid("client_id", "a sign-in of the console, with redirect_uri, state and code_challenge");
        }
        String links = Arrays.stream(DevelopmentUser.values())
                .map(user -> "<li><a href=\"" + back(user, redirect, state, nonce, challenge) + "\">" + user.subject()
                        + "</a> (" + user.role() + ")</li>\n")
                .collect(Collectors.joining());
        return Response.ok(PAGE.formatted(links))
                .header("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .build();
    }

    /** The code is made before somebody is chosen: it is nobody's but of whoever started the sign-in. */
    private String back(DevelopmentUser user, URI redirect, String state, @Nullable String nonce, String challenge) {
        String code = codes.grant(user, new Asked(redirect.toString(), nonce == null ? "" : nonce, challenge));
        return redirect + "?code=" + code + "&amp;state=" + URLEncoder.encode(state, StandardCharsets.UTF_8);
    }

    @POST
    @PermitAll
    @Path("/token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response token(
            @HeaderParam("Authorization") @Nullable String authorization,
            @RestForm("grant_type") @Nullable String grant,
            @RestForm @Nullable String code,
            @RestForm("redirect_uri") @Nullable String redirect,
            @RestForm("code_verifier") @Nullable String verifier,
            @RestForm("refresh_token") @Nullable String refresh) {
        if (!isConsole(authorization)) {
            return Response.status(Response.Status.UNAUTHORIZED)
                    .entity(Map.of("error", "invalid_client"))
                    .build();
        }
        return ("refresh_token".equals(grant) ? codes.renew(refresh) : codes.redeem(code, redirect, verifier))
                .map(granted -> Response.ok(tokens(granted)))
                .orElseGet(() -> Response.status(Response.Status.BAD_REQUEST).entity(Map.of("error", "invalid_grant")))
                .build();
    }

    private Map<String, Object> tokens(Granted granted) {
        return Map.of(
                "access_token", issuer.sign(DevelopmentIssuer.claims(granted.user())),
                "id_token", issuer.idToken(granted.user(), granted.nonce()),
                "refresh_token", granted.refresh(),
                "token_type", "Bearer",
                "expires_in", DevelopmentIssuer.VALIDITY.toSeconds());
    }

    private boolean isConsole(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Basic ")) {
            return false;
        }
        String[] parts = new String(
                        Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8)
                .split(":", 2);
        return parts.length == 2 && issuer.isConsole(parts[0], parts[1]);
    }

    @GET
    @PermitAll
    @Path("/jwks")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Object> keys() {
        return Map.of(
                "keys",
                List.of(Map.of(
                        "kty",
                        "RSA",
                        "use",
                        "sig",
                        "alg",
                        "RS256",
                        "n",
                        unsigned(issuer.publicKey().getModulus()),
                        "e",
                        unsigned(issuer.publicKey().getPublicExponent()))));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    @GET
    @PermitAll
    @Path("/end")
    @Operation(hidden = true)
    public Response end(@RestQuery("post_logout_redirect_uri") @Nullable URI redirect) {
        if (redirect == null || !"/console/signed-out".equals(redirect.getPath())) {
            throw Problem.invalid("post_logout_redirect_uri", "the console's page for those who have signed out");
        }
        return Response.seeOther(redirect).build();
    }
}
