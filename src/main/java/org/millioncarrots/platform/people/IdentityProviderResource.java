package org.millioncarrots.platform.people;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.platform.http.Problem;

/** Leads to the operator's identity provider, which each installation has its own of: where the contract says tokens are from. */
@Path("/.well-known/openid-configuration")
class IdentityProviderResource {
    private final Optional<String> issuer;

    IdentityProviderResource(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        this.issuer = issuer;
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response configuration() {
        String url =
                issuer.orElseThrow(() -> Problem.notFound("identity provider: tokens are made by /dev/token here"));
        return Response.temporaryRedirect(URI.create(url.replaceAll("/$", "") + "/.well-known/openid-configuration"))
                .build();
    }
}
