package org.millioncarrots.payout.batch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.payout.ReissueReason;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The forms by which two people owe anew what the bank has refused of a batch, or take a batch back: the API's acts. */
@Path("/console")
@RunOnVirtualThread
class BatchTogetherPages {
    private final ReissueBatch reissueBatch;
    private final WithdrawBatch withdrawBatch;
    private final Forms forms;
    private final Door door;

    BatchTogetherPages(ReissueBatch reissueBatch, WithdrawBatch withdrawBatch, Forms forms, Door door) {
        this.reissueBatch = reissueBatch;
        this.withdrawBatch = withdrawBatch;
        this.forms = forms;
        this.door = door;
    }

    @POST
    @Path("/batches/{id}/anew")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public Response anew(UUID id, @RestForm @Nullable String form, @RestForm @Nullable String reason) {
        String key = forms.key(form, "reissuePayoutBatch", id.toString(), "");
        ReissueReason why = ReissueReason.required(Params.oneOf("reason", reason, ReissueReason.class));
        return door.once(Act.on(id, "reissuePayoutBatch", key, why), () -> {
            reissueBatch.propose(id, why);
            return at(id, "anew");
        });
    }

    @POST
    @Path("/batches/{id}/anew-approved")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(hidden = true)
    public Response approveAnew(UUID id, @RestForm @Nullable String form) {
        String key = forms.key(form, "approvePayoutBatchReissue", id.toString(), "");
        return door.once(Act.on(id, "approvePayoutBatchReissue", key), () -> {
            reissueBatch.approve(id);
            return at(id, "anewApproved");
        });
    }

    @POST
    @Path("/batches/{id}/back")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(hidden = true)
    public Response back(UUID id, @RestForm @Nullable String form, @RestForm @Nullable String reason) {
        String key = forms.key(form, "proposePayoutBatchWithdrawal", id.toString(), "");
        BatchWithdrawalView.Reason why = Params.oneOf("reason", reason, BatchWithdrawalView.Reason.class);
        if (why == null) {
            throw Problem.invalid("reason", "one of those in the list");
        }
        return door.once(Act.on(id, "proposePayoutBatchWithdrawal", key, why), () -> {
            withdrawBatch.propose(id, why);
            return at(id, "back");
        });
    }

    @POST
    @Path("/batches/{id}/back-approved")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(hidden = true)
    public Response approveBack(UUID id, @RestForm @Nullable String form) {
        String key = forms.key(form, "approvePayoutBatchWithdrawal", id.toString(), "");
        return door.once(Act.on(id, "approvePayoutBatchWithdrawal", key), () -> {
            withdrawBatch.approve(id);
            return at(id, "backApproved");
        });
    }

    /** Whoever reads the address of a form again sees the batch. */
    @GET
    @Path("/batches/{id}/{act: anew|anew-approved|back|back-approved}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create("/console/batches/" + id)).build();
    }

    private static Response at(UUID id, String done) {
        return Acted.at("/console/batches/" + id, done);
    }
}
