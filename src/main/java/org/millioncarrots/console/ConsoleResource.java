package org.millioncarrots.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.millioncarrots.platform.http.Problem;

/** The way into the console and out of it, and the files that its pages are made with. */
@Path("/console")
@RunOnVirtualThread
class ConsoleResource {
    /** Whoever has signed in, whatever their roles: what they may see is said by each page. */
    private static final String ANYBODY_SIGNED_IN = "**";

    private final Assets assets;
    private final Visit visit;

    ConsoleResource(Assets assets, Visit visit) {
        this.assets = assets;
        this.visit = visit;
    }

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance signedOut(String language);
    }

    /** The first page of those that the caller may see. */
    @GET
    @RolesAllowed(ANYBODY_SIGNED_IN)
    @Operation(hidden = true)
    public Response start() {
        String first =
                visit.navigation().stream().findFirst().map(Visit.Link::href).orElse("/console/today");
        return Response.seeOther(URI.create(first)).build();
    }

    /** Where the issuer sends people back to; the framework sends them on to the page that they had asked for. */
    @GET
    @Path("/signed-in")
    @RolesAllowed(ANYBODY_SIGNED_IN)
    @Operation(hidden = true)
    public Response signedIn() {
        return start();
    }

    /** The framework ends the session, and sends people to the issuer to end theirs there. */
    @GET
    @Path("/sign-out")
    @RolesAllowed(ANYBODY_SIGNED_IN)
    @Operation(hidden = true)
    public Response signOut() {
        return Response.seeOther(URI.create("/console/signed-out")).build();
    }

    @GET
    @Path("/signed-out")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance signedOut() {
        return Templates.signedOut(visit.language());
    }

    /** @param name with the hash of its content, so that browsers keep it for as long as it is the same */
    @GET
    @Path("/assets/{name}")
    @PermitAll
    @Operation(hidden = true)
    public Response asset(@PathParam("name") String name) {
        Assets.Asset asset = assets.find(name).orElseThrow(() -> Problem.notFound("file"));
        return Response.ok(asset.content(), asset.type())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }
}
