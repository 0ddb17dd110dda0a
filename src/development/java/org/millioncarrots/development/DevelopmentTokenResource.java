package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;

/** Gives development tokens to whoever asks. */
@Path("/dev/token")
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
class DevelopmentTokenResource {
    private final DevelopmentIssuer issuer;

    DevelopmentTokenResource(DevelopmentIssuer issuer) {
        this.issuer = issuer;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Object> token(@RestForm @Nullable String user) {
        String token = issuer.token(user == null ? "" : user)
                .orElseThrow(() -> Problem.invalid("user", "one of the development users, such as partner or finance"));
        return Map.of(
                "access_token", token, "token_type", "Bearer", "expires_in", DevelopmentIssuer.VALIDITY.toSeconds());
    }
}
