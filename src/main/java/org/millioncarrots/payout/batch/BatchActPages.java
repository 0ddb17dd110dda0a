package org.millioncarrots.payout.batch;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.batch.BatchRefusalResource.RefuseBatchRequest;
import org.millioncarrots.payout.batch.BatchResource.CollectBatchRequest;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The forms of the pages of batches: the same acts as the API's, by the same names. */
@Path("/console")
@RunOnVirtualThread
class BatchActPages {
    private static final int MOST = 50_000;

    private final CollectBatch collectBatch;
    private final CancelBatch cancelBatch;
    private final RefuseBatch refuseBatch;
    private final Forms forms;
    private final Door door;

    BatchActPages(CollectBatch collectBatch, CancelBatch cancelBatch, RefuseBatch refuseBatch, Forms forms, Door door) {
        this.collectBatch = collectBatch;
        this.cancelBatch = cancelBatch;
        this.refuseBatch = refuseBatch;
        this.forms = forms;
        this.door = door;
    }

    @POST
    @Path("/batches")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public Response collect(
            @RestForm @Nullable String form,
            @RestForm @Nullable String currency,
            @RestForm @Nullable String scheme,
            @RestForm @Nullable String executionOn,
            @RestForm @Nullable String atMost) {
        String key = forms.key(form, "collectPayoutBatch", "", "");
        CollectBatchRequest request = request(currency, scheme, executionOn, atMost);
        int most = request.maxPayouts() == null ? MOST : request.maxPayouts();
        return door.once(
                Act.of("collectPayoutBatch", key, request),
                () -> Acted.at(
                        "/console/batches/"
                                + collectBatch.collect(
                                                new FillBatch.Asked(request.currency(), request.scheme(), null),
                                                request.executionOn(),
                                                most)
                                        .id,
                        "collected"));
    }

    private static CollectBatchRequest request(
            @Nullable String currency, @Nullable String scheme, @Nullable String executionOn, @Nullable String atMost) {
        Scheme asked = Params.oneOf("scheme", chosen(scheme), Scheme.class);
        if (asked == null) {
            throw Problem.invalid("scheme", "one of those in the list");
        }
        LocalDate day = Params.date("executionOn", chosen(executionOn));
        try {
            String most = chosen(atMost);
            Integer number = most == null ? null : Integer.valueOf(most);
            if (number != null && (number < 1 || number > MOST)) {
                throw Problem.invalid("atMost", "a whole number from 1 to " + MOST);
            }
            return new CollectBatchRequest(
                    new CurrencyCode(currency == null ? "" : currency.strip()), asked, null, day, number);
        } catch (NumberFormatException noNumber) {
            throw Problem.invalid("atMost", "a whole number from 1 to " + MOST);
        } catch (IllegalArgumentException noCurrency) {
            throw Problem.invalid("currency", String.valueOf(noCurrency.getMessage()));
        }
    }

    @POST
    @Path("/batches/{id}/apart")
    @RolesAllowed(Roles.FINANCE)
    @Operation(hidden = true)
    public Response apart(UUID id, @RestForm @Nullable String form) {
        forms.key(form, "cancelPayoutBatch", id.toString(), "");
        door.pass("cancelPayoutBatch", () -> cancelBatch.cancel(id));
        return Acted.at("/console/batches/" + id, "apart");
    }

    @POST
    @Path("/batches/{id}/refusal")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(hidden = true)
    public Response refuse(UUID id, @RestForm @Nullable String form, @RestForm @Nullable String reason) {
        String key = forms.key(form, "refusePayoutBatch", id.toString(), "");
        BatchRefusalView.Reason why = Params.oneOf("reason", chosen(reason), BatchRefusalView.Reason.class);
        if (why == null) {
            throw Problem.invalid("reason", "one of those in the list");
        }
        return door.once(Act.on(id, "refusePayoutBatch", key, new RefuseBatchRequest(why)), () -> {
            refuseBatch.refuse(id, why);
            return Acted.at("/console/batches/" + id, "refused");
        });
    }

    /** Whoever reads the address of a form again sees the batch. */
    @GET
    @Path("/batches/{id}/{act: apart|refusal|delivery|file}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create("/console/batches/" + id)).build();
    }

    private static @Nullable String chosen(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
