package org.millioncarrots.claim;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claim.ClaimRequests.LodgeClaimRequest;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.IdempotencyKey;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemBody;
import org.millioncarrots.platform.http.ProblemMappers;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.limit.Guesses;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Lodging many claims at once. */
@Path("/v1/claim-imports")
@Consumes(ClaimImportResource.LINES)
@Produces(ClaimImportResource.LINES)
@RunOnVirtualThread
@Tag(name = "Claims")
class ClaimImportResource {
    static final String LINES = "application/x-ndjson";

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int MOST_LINES = 10_000;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int LONGEST_KEY = 120;

    private final LodgeClaim lodgeClaim;
    private final ReadClaims readClaims;
    private final ImportedLines lines;
    private final Guesses guesses;
    private final Caller caller;
    private final Door door;
    private final Set<String> importing = ConcurrentHashMap.newKeySet();

    ClaimImportResource(
            LodgeClaim lodgeClaim,
            ReadClaims readClaims,
            ImportedLines lines,
            Guesses guesses,
            Caller caller,
            Door door) {
        this.lodgeClaim = lodgeClaim;
        this.readClaims = readClaims;
        this.lines = lines;
        this.guesses = guesses;
        this.caller = caller;
        this.door = door;
    }

    @POST
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(
            operationId = "importClaims",
            summary = "Lodge up to 10,000 claims, one JSON object a line",
            description =
                    "Each line is what lodgeClaim takes, and is lodged as if it had come alone; its result is one line of the"
                            + " answer, in the same order. Lines are read and lodged as they arrive, and the answer follows the last"
                            + " one. Broken off, or refused in part, the import is sent again with the same Idempotency-Key: lines that"
                            + " were lodged answer again (replayed), the others are tried anew. A line with status 503 was not tried, because"
                            + " the service is being stopped. An empty line is passed over.")
    @APIResponse(
            responseCode = "200",
            description = "One result a line",
            content = @Content(mediaType = LINES, schema = @Schema(implementation = ClaimImportView.class)))
    public Response lodge(
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = LINES,
                                            schema =
                                                    @Schema(
                                                            type = SchemaType.STRING,
                                                            pattern = "^[\\s\\S]*\\{[\\s\\S]*$")))
                    InputStream body) {
        String own = IdempotencyKey.required(key, LONGEST_KEY);
        String owner = caller.partner().orElseGet(caller::person);
        if (!importing.add(owner)) {
            throw Problem.of(
                    ProblemType.IDEMPOTENCY_KEY_IN_FLIGHT, "an import of yours is under way; wait for its answer");
        }
        try {
            return Response.ok(results(body, own)).build();
        } catch (IOException broken) {
            throw Problem.of(
                    ProblemType.MALFORMED_BODY,
                    "the body did not arrive as a whole; send it again with the same Idempotency-Key");
        } finally {
            importing.remove(owner);
        }
    }

    private byte[] results(InputStream body, String key) throws IOException {
        ByteArrayOutputStream results = new ByteArrayOutputStream();
        LineReader reader = new LineReader(body, MOST_BYTES);
        int asked = 0;
        for (int number = 1; reader.next(); number++) {
            Optional<String> text = reader.text();
            if (text.isPresent() && text.get().isBlank() && !reader.isTooLong()) {
                continue;
            }
            asked++;
            if (asked > MOST_LINES) {
                lines.write(results, tooLarge(number, "at most 10,000 lines; the rest is another import"));
                break;
            }
            if (reader.isTooLong()) {
                lines.write(results, tooLarge(number, "at most 65,536 bytes a line"));
            } else if (text.isEmpty()) {
                lines.write(results, refused(number, ProblemType.MALFORMED_BODY, "a line is text in UTF-8"));
            } else {
                lines.write(results, result(number, text.get(), key));
            }
        }
        if (results.size() == 0) {
            throw Problem.of(ProblemType.MALFORMED_BODY, "at least one line is expected, each a JSON object");
        }
        return results.toByteArray();
    }

    /** What went wrong with one stops no other. */
    private ClaimImportView result(int number, String text, String key) {
        try {
            requirePatience();
            LodgeClaimRequest request = lines.read(text);
            Response answer = door.once(Act.ofLine("lodgeClaim", key, number, request), () -> {
                LodgeClaim.Lodged lodged = lodgeClaim.lodge(request);
                ClaimId id = lodged.claim().id();
                return Response.created(URI.create("/v1/claims/" + id.value()))
                        .entity(ClaimResponse.of(readClaims.get(id), lodged.joinCodes()))
                        .build();
            });
            return lines.lodged(
                    number, request, String.valueOf(answer.getEntity()), answer.getHeaderString(REPLAYED) != null);
        } catch (RuntimeException refused) {
            ProblemBody problem = ProblemMappers.body(refused);
            if (problem.status() == ProblemType.NOT_FOUND.status()) {
                guesses.missed();
            }
            return ClaimImportView.refused(number, problem);
        }
    }

    /** Whoever guesses ids is slowed here as with single requests. */
    private void requirePatience() {
        if (caller.partner().map(guesses::toWait).orElse(0L) > 0) {
            throw Problem.of(
                    ProblemType.TOO_MANY_REQUESTS,
                    "too many lines named what is not yours; repeat the import with the same key in a while");
        }
    }

    private static ClaimImportView tooLarge(int number, String detail) {
        return refused(number, ProblemType.BODY_TOO_LARGE, detail);
    }

    private static ClaimImportView refused(int number, ProblemType type, String detail) {
        return ClaimImportView.refused(number, ProblemMappers.body(Problem.of(type, detail)));
    }
}
