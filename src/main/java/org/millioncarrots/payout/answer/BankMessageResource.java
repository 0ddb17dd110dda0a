package org.millioncarrots.payout.answer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.payout.proposal.BankMessageProposalView;
import org.millioncarrots.payout.proposal.ProposeBankMessage;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Flag;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.LargeBodies;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** What the bank answers: pain.002, camt.052, camt.053 and camt.054 as they are. */
@Path("/v1/bank-messages")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.BANK})
@Tag(name = "Payouts")
public class BankMessageResource {
    private final ApplyBankMessage applyBankMessage;
    private final ProposeBankMessage proposeBankMessage;
    private final ReadBankMessages readBankMessages;
    private final Caller caller;
    private final LargeBodies largeBodies;
    private final Door door;

    BankMessageResource(
            ApplyBankMessage applyBankMessage,
            ProposeBankMessage proposeBankMessage,
            ReadBankMessages readBankMessages,
            Caller caller,
            LargeBodies largeBodies,
            Door door) {
        this.applyBankMessage = applyBankMessage;
        this.proposeBankMessage = proposeBankMessage;
        this.caller = caller;
        this.readBankMessages = readBankMessages;
        this.largeBodies = largeBodies;
        this.door = door;
    }

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Operation(
            operationId = "applyBankMessage",
            summary = "Apply a pain.002, camt.052, camt.053 or camt.054 as the bank sent it",
            description =
                    "From the bank's channel (role bank) it counts at once. Entered by a person it is only proposed: it"
                            + " changes nothing before another person has confirmed it.")
    @APIResponse(
            responseCode = "201",
            description = "Applied; the lines say what matched and what did not",
            content = @Content(schema = @Schema(implementation = BankMessageView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Entered by a person: proposed, and waiting for another person",
            content = @Content(schema = @Schema(implementation = BankMessageProposalView.class)))
    public Response apply(
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            description = "The message, byte for byte",
                            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body) {
        return largeBodies.with(
                body,
                headers,
                request -> door.once(
                        Act.of("applyBankMessage", key, Sha256.of(request)),
                        () -> caller.hasRole(Roles.BANK)
                                ? created(readBankMessages.get(applyBankMessage.apply(request)))
                                : proposed(proposeBankMessage.propose(request))));
    }

    public static Response created(BankMessageView message) {
        return Response.created(URI.create("/v1/bank-messages/" + message.id()))
                .entity(message)
                .build();
    }

    public static Response proposed(BankMessageProposalView proposal) {
        return Response.accepted(proposal)
                .location(URI.create("/v1/bank-message-proposals/" + proposal.id()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "listBankMessages", summary = "Bank messages from the newest on, without their lines")
    public Page<BankMessageView.Summary> list(
            @Parameter(description = "true: those with lines that a person must look at")
                    @QueryParam("unmatched")
                    @Nullable
                    String unmatched,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return readBankMessages.list(
                Flag.isSet("unmatched", unmatched), Params.id("cursor", cursor), Page.limit(limit));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.BANK, Roles.APPROVER, Roles.AUDITOR})
    @Operation(operationId = "getBankMessage", summary = "What became of a bank message, line by line")
    public BankMessageView get(UUID id) {
        return readBankMessages.get(id);
    }
}
