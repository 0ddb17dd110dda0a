package org.millioncarrots.payout.file;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.millioncarrots.payout.batch.ShownControls;
import org.millioncarrots.payout.batch.TellChanges;
import org.millioncarrots.payout.file.BatchFileResource.ApproveBatchRequest;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Roles;

/** The form that approves a batch: the API's act, by the same name; whoever comes too late is told what has changed. */
@Path("/console")
@RunOnVirtualThread
class BatchApprovalPages {
    private final ApproveBatch approveBatch;
    private final TellChanges tellChanges;
    private final Forms forms;
    private final Door door;

    BatchApprovalPages(ApproveBatch approveBatch, TellChanges tellChanges, Forms forms, Door door) {
        this.approveBatch = approveBatch;
        this.tellChanges = tellChanges;
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
}
