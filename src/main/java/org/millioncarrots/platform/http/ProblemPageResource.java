package org.millioncarrots.platform.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.language.Language;

/** A page for each type of problem, to which the type itself leads. For anybody; it knows nothing but the catalogue. */
@Path("/problems/{slug}")
@Produces(MediaType.TEXT_HTML)
class ProblemPageResource {

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response page(
            @PathParam("slug") String slug, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(known -> known.uri().equals("/problems/" + slug))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("type of problem"));
        Language language = Language.preferred(accepted);
        return InLanguage.ok(html(type, language), language)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Content-Security-Policy", "default-src 'none'")
                .build();
    }

    /** Nothing of it is the caller's. */
    private static String html(ProblemType type, Language language) {
        return """
                <!DOCTYPE html>
                <html lang="%1$s">
                <head><meta charset="utf-8"><title>%2$s</title></head>
                <body>
                <h1>%2$s</h1>
                <p>%3$s</p>
                <p>%4$s</p>
                <p>%5$s</p>
                </body>
                </html>
                """.formatted(
                language.tag(),
                ProblemTexts.title(type, language),
                ProblemTexts.paragraph("type", "Type {0}, HTTP status {1}.", language, code(type.uri()), type.status()),
                ProblemTexts.advice(type, language),
                ProblemTexts.paragraph(
                        "answer",
                        "{0} and {1} of the answer say what is wrong and what would be right; {2} is the id of the"
                                + " request, to be named to whoever operates the service.",
                        language,
                        code("detail"),
                        code("violations"),
                        code("instance")));
    }

    private static String code(String text) {
        return "<code>" + text + "</code>";
    }
}
