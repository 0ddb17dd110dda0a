package org.millioncarrots.claimant.duress;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Roles;

/** That a claimant was in touch: an act that looks the same whatever the claimant says by it. */
@Path("/v1/claimants/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Protection")
class CheckInResource {
    private final RecordCheckIn recordCheckIn;
    private final Door door;

    CheckInResource(RecordCheckIn recordCheckIn, Door door) {
        this.recordCheckIn = recordCheckIn;
        this.door = door;
    }

    record AgreeWordsRequest(
            @NotNull @Size(min = 3, max = 60) @Schema(description = "What the claimant says when all is well")
            String word,

            @NotNull @Size(min = 3, max = 60) @Schema(description = "What the claimant says under coercion")
            String otherWord) {
        /** Neither word. */
        @Override
        public String toString() {
            return "AgreeWordsRequest[sealed]";
        }
    }

    record CheckInRequest(
            @NotNull
            @Size(min = 1, max = 60)
            @Schema(description = "As the claimant says it; capitals and spaces do not count")
            String word) {
        /** No word. */
        @Override
        public String toString() {
            return "CheckInRequest[sealed]";
        }
    }

    /** The same whatever was said. */
    @Schema(name = "CheckIn")
    record CheckInResponse(UUID claimantId, Instant recordedAt) {}

    /** That two words are agreed on. */
    @Schema(name = "WordsAgreed")
    record WordsAgreedResponse(UUID claimantId) {}

    @POST
    @Path("/words")
    @RolesAllowed(Roles.PARTNER)
    @Operation(
            operationId = "agreeWords",
            summary = "Agree on two words with the claimant, to be given at check-ins; sealed on arrival",
            description = "What was agreed on before keeps its meaning.")
    @APIResponse(
            responseCode = "201",
            description = "Agreed; no word is ever answered",
            content = @Content(schema = @Schema(implementation = WordsAgreedResponse.class)))
    public Response agree(
            UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid AgreeWordsRequest request) {
        return door.once(Act.on(id, "agreeWords", key, request), () -> {
            recordCheckIn.agree(new ClaimantId(id), request.word(), request.otherWord());
            return Response.status(Response.Status.CREATED)
                    .entity(new WordsAgreedResponse(id))
                    .build();
        });
    }

    @POST
    @Path("/check-ins")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER})
    @Operation(
            operationId = "recordCheckIn",
            summary = "Record that the claimant was in touch, with the word that was given",
            description =
                    "To be done before whatever the claimant asks for. The answer is the same whatever the word is.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(schema = @Schema(implementation = CheckInResponse.class)))
    public Response checkIn(
            UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid CheckInRequest request) {
        return door.once(
                Act.on(id, "recordCheckIn", key, request),
                () -> created(id, recordCheckIn.word(new ClaimantId(id), request.word())));
    }

    static Response created(UUID claimant, Instant recordedAt) {
        return Response.status(Response.Status.CREATED)
                .entity(new CheckInResponse(claimant, recordedAt))
                .build();
    }
}
