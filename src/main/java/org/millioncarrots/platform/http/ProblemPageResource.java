package org.millioncarrots.platform.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A page for each type of problem, to which the type itself leads. For anybody; it knows nothing but the catalogue. */
@Path("/problems/{slug}")
@Produces(MediaType.TEXT_HTML)
class ProblemPageResource {

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response page(@PathParam("slug") String slug) {
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(known -> known.uri().equals("/problems/" + slug))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("type of problem"));
        return Response.ok(html(type))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Content-Security-Policy", "default-src 'none'")
                .build();
    }

    private static String html(ProblemType type) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%2$s</title></head>
                <body>
                <h1>%2$s</h1>
                <p>Type <code>%1$s</code>, HTTP status %3$d.</p>
                <p>%4$s</p>
                <p>The answer's <code>detail</code> and <code>violations</code> say what is wrong and what would be right; its
                <code>instance</code> is the id of the request, to be named to whoever operates the service.</p>
                </body>
                </html>
                """.formatted(
                        type.uri(), type.title(), type.status(), type.retry().advice());
    }
}
