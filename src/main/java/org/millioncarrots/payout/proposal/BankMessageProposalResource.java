package org.millioncarrots.payout.proposal;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.payout.answer.BankMessageResource;
import org.millioncarrots.payout.answer.BankMessageView;
import org.millioncarrots.payout.answer.ReadBankMessages;
import org.millioncarrots.platform.http.Flag;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.LargeBodies;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Roles;

/** Bank messages that people have entered, until another person has confirmed them. */
@Path("/v1/bank-message-proposals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.APPROVER})
@Tag(name = "Payouts")
class BankMessageProposalResource {
    private final ProposeBankMessage proposals;
    private final ConfirmBankMessage confirmBankMessage;
    private final ReadBankMessages readBankMessages;
    private final LargeBodies largeBodies;
    private final Door door;

    BankMessageProposalResource(
            ProposeBankMessage proposals,
            ConfirmBankMessage confirmBankMessage,
            ReadBankMessages readBankMessages,
            LargeBodies largeBodies,
            Door door) {
        this.proposals = proposals;
        this.confirmBankMessage = confirmBankMessage;
        this.readBankMessages = readBankMessages;
        this.largeBodies = largeBodies;
        this.door = door;
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(
            operationId = "listBankMessageProposals",
            summary = "Bank messages entered by hand that wait for another person, oldest first")
    public Page<BankMessageProposalView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return proposals.open(Params.id("cursor", cursor), Page.limit(limit));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "getBankMessageProposal", summary = "A bank message entered by hand")
    public BankMessageProposalView get(UUID id) {
        return proposals.get(id);
    }

    @POST
    @Path("/{id}/confirmation")
    @Operation(
            operationId = "confirmBankMessage",
            summary = "Apply a bank message that another person has entered; with dryRun, see what it would do")
    @APIResponse(
            responseCode = "200",
            description = "With dryRun: what would become of its lines; nothing is stored",
            content = @Content(schema = @Schema(implementation = BankMessageView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Applied; the lines say what matched and what did not",
            content = @Content(schema = @Schema(implementation = BankMessageView.class)))
    public Response confirm(
            UUID id,
            @QueryParam("dryRun") @Schema(type = SchemaType.BOOLEAN) @Nullable String dryRun,
            @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        if (Flag.isSet("dryRun", dryRun)) {
            return largeBodies.alone(
                    () -> Response.ok(door.dryRun(() -> readBankMessages.get(confirmBankMessage.preview(id))))
                            .build());
        }
        return largeBodies.alone(() -> door.once(
                Act.on(id, "confirmBankMessage", key),
                () -> BankMessageResource.created(readBankMessages.get(confirmBankMessage.confirm(id)))));
    }
}
