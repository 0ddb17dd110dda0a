package org.millioncarrots.payout.recognition;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
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
import org.millioncarrots.payout.answer.BankMessageResource;
import org.millioncarrots.payout.answer.BankMessageView;
import org.millioncarrots.payout.answer.ReadBankMessages;
import org.millioncarrots.payout.proposal.BankMessageProposalView;
import org.millioncarrots.payout.proposal.ProposeBankMessage;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.http.LargeBodies;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Files of ours that went to the bank, given back to the service after a restore. */
@Path("/v1/bank-files/imports")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.FINANCE, Roles.BANK})
@Tag(name = "Payouts")
class SentFileResource {
    private final ImportSentFile importSentFile;
    private final ProposeBankMessage proposals;
    private final Caller caller;
    private final ReadBankMessages readBankMessages;
    private final LargeBodies largeBodies;
    private final Door door;

    SentFileResource(
            ImportSentFile importSentFile,
            ProposeBankMessage proposals,
            Caller caller,
            ReadBankMessages readBankMessages,
            LargeBodies largeBodies,
            Door door) {
        this.importSentFile = importSentFile;
        this.proposals = proposals;
        this.caller = caller;
        this.readBankMessages = readBankMessages;
        this.largeBodies = largeBodies;
        this.door = door;
    }

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @Operation(
            operationId = "importSentFile",
            summary = "Mark as sent what a pain.001 of ours has sent, which the books may not know after a restore",
            description =
                    "From the bank's channel (role bank) it counts at once. Entered by a person it is only proposed, as a bank"
                            + " message is, and confirmed there by another person. Payments become SENT that were due or in a batch (APPLIED); others were known to be sent (REPEATED),"
                            + " have another amount (MISMATCH; they are SENT all the same), or belong to no payout (UNMATCHED).")
    @APIResponse(
            responseCode = "201",
            description = "Imported; the lines say what was marked and what is not known",
            content = @Content(schema = @Schema(implementation = BankMessageView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Entered by a person: proposed, and waiting for another person",
            content = @Content(schema = @Schema(implementation = BankMessageProposalView.class)))
    public Response importFile(
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @Context HttpHeaders headers,
            @RequestBody(
                            required = true,
                            description = "The file, byte for byte",
                            content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body) {
        return largeBodies.with(
                body,
                headers,
                request -> door.once(
                        Act.of("importSentFile", key, Sha256.of(request)),
                        () -> caller.hasRole(Roles.BANK)
                                ? BankMessageResource.created(readBankMessages.get(importSentFile.apply(request)))
                                : BankMessageResource.proposed(proposals.proposeSentFile(request))));
    }
}
