package org.millioncarrots.payout.file;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.payout.batch.ApproveBatch;
import org.millioncarrots.payout.batch.SendBatch;
import org.millioncarrots.payout.batch.ShownControls;
import org.millioncarrots.payout.batch.TellChanges;
import org.millioncarrots.payout.file.BatchFileResource.ApproveBatchRequest;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Roles;

/** The forms that approve a batch, give out its file and record its delivery: the API's acts, by the same names. */
@Path("/console")
@RunOnVirtualThread
class BatchFilePages {
    private final ApproveBatch approveBatch;
    private final SendBatch sendBatch;
    private final DeliverBatch deliverBatch;
    private final TellChanges tellChanges;
    private final ByHand byHand;
    private final Forms forms;
    private final Door door;

    BatchFilePages(
            ApproveBatch approveBatch,
            SendBatch sendBatch,
            DeliverBatch deliverBatch,
            TellChanges tellChanges,
            ByHand byHand,
            Forms forms,
            Door door) {
        this.approveBatch = approveBatch;
        this.sendBatch = sendBatch;
        this.deliverBatch = deliverBatch;
        this.tellChanges = tellChanges;
        this.byHand = byHand;
        this.forms = forms;
        this.door = door;
    }

    /**
     * @param digest of what the page has shown, for which the form was sealed
     * @param controls what the page has shown of controls, likewise
     */
    @POST
    @Path("/batches/{id}/approve")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(hidden = true)
    public Response approve(
            UUID id,
            @RestForm @Nullable String form,
            @RestForm @Nullable String digest,
            @RestForm @Nullable String controls) {
        String seen = digest == null ? "" : digest;
        String shown = controls == null ? "" : controls;
        String key = forms.key(form, "approvePayoutBatch", id.toString(), ShownControls.sealed(seen, shown));
        try {
            return door.once(Act.on(id, "approvePayoutBatch", key, new ApproveBatchRequest(seen)), () -> {
                ApproveBatch.Approved approved = approveBatch.approve(id, seen);
                return Acted.at("/console/batches/" + id, approved.leftOut().isEmpty() ? "approved" : "approvedInPart");
            });
        } catch (Problem refused) {
            if (refused.type() == ProblemType.PRECONDITION_FAILED) {
                tellChanges.since(id, seen, shown, Forms.madeAt(form));
            }
            throw refused;
        }
    }

    @POST
    @Path("/batches/{id}/file")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public Response file(UUID id, @RestForm @Nullable String form) {
        forms.key(form, "getBankFile", id.toString(), "");
        byHand.require(id);
        return Response.fromResponse(BatchFileResource.content(door.pass("getBankFile", () -> sendBatch.file(id))))
                .type(MediaType.APPLICATION_XML_TYPE)
                .build();
    }

    @POST
    @Path("/batches/{id}/delivery")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public Response deliver(UUID id, @RestForm @Nullable String form) {
        String key = forms.key(form, "deliverPayoutBatch", id.toString(), "");
        byHand.require(id);
        return door.once(Act.on(id, "deliverPayoutBatch", key), () -> {
            deliverBatch.deliver(id);
            return Acted.at("/console/batches/" + id, "delivered");
        });
    }
}
