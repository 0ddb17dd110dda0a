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
import org.millioncarrots.payout.batch.SendBatch;
import org.millioncarrots.platform.people.Roles;

/** The forms that give out a batch's file and record its delivery: the API's acts, by the same names. */
@Path("/console")
@RunOnVirtualThread
class BatchFilePages {
    private final SendBatch sendBatch;
    private final DeliverBatch deliverBatch;
    private final ByHand byHand;
    private final Forms forms;
    private final Door door;

    BatchFilePages(SendBatch sendBatch, DeliverBatch deliverBatch, ByHand byHand, Forms forms, Door door) {
        this.sendBatch = sendBatch;
        this.deliverBatch = deliverBatch;
        this.byHand = byHand;
        this.forms = forms;
        this.door = door;
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
