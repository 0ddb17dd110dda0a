package org.millioncarrots.award;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardResponse.InstalmentView;
import org.millioncarrots.award.ReadAwards.ToldInstalments;
import org.millioncarrots.platform.http.InLanguage;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.platform.people.Roles;

/** Awards and their instalments. */
@Path("/v1/awards/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Awards")
class AwardResource {
    private final ReadAwards awards;
    private final ReadHistory history;

    AwardResource(ReadAwards awards, ReadHistory history) {
        this.awards = awards;
        this.history = history;
    }

    @GET
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER, Roles.FINANCE})
    @Operation(operationId = "getAward", summary = "An award with its money, pinned rates and legal basis")
    @APIResponse(
            responseCode = "200",
            headers = @Header(name = "ETag"),
            description = "The award; the ETag is needed to change it",
            content = @Content(schema = @Schema(implementation = AwardResponse.class)))
    public Response get(UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted) {
        Language language = Language.preferred(accepted);
        AwardResponse award = AwardResponse.of(awards.get(new AwardId(id)), language);
        return InLanguage.ok(award, language)
                .tag(Integer.toString(award.version()))
                .build();
    }

    @GET
    @Path("/history")
    @RolesAllowed({Roles.CASEWORKER, Roles.APPROVER, Roles.FINANCE, Roles.AUDITOR})
    @Operation(
            operationId = "getAwardHistory",
            summary = "Every change and suspension of an award, with reason, people, times and effect on the schedule")
    public AwardHistory history(UUID id) {
        AwardId awardId = new AwardId(id);
        return AwardHistory.of(history.changes(awardId), history.suspensions(awardId));
    }

    @GET
    @Path("/instalments")
    @RolesAllowed({Roles.PARTNER, Roles.CASEWORKER, Roles.APPROVER, Roles.FINANCE})
    @Operation(operationId = "listInstalments", summary = "The instalments of an award by due date")
    public Page<InstalmentView> instalments(
            UUID id, @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        ToldInstalments told = awards.instalments(new AwardId(id), cursor, Page.limit(limit));
        return new Page<>(
                told.page().items().stream()
                        .map(instalment -> InstalmentView.of(instalment, told.amountsTold()))
                        .toList(),
                told.page().next());
    }
}
