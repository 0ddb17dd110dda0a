package org.millioncarrots.development;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.platform.people.Roles;

/** Answers an empty object after the same authentication as everything else: what benchmarks compare with. */
@Path("/dev/empty")
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
@RunOnVirtualThread
class DevelopmentEmptyResource {
    @GET
    @RolesAllowed(Roles.PARTNER)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Map<String, Object> empty() {
        return Map.of();
    }
}
