package org.millioncarrots.payout.proposal;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.console.Acted;
import org.millioncarrots.console.Forms;
import org.millioncarrots.console.Upload;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.LargeBodies;
import org.millioncarrots.platform.people.Roles;

/** A bank message that a person enters on a page, and another one confirms there: the same acts as the API's, by the same names. */
@Path("/console")
@RunOnVirtualThread
class EnteredPages {
    private final ProposeBankMessage proposals;
    private final ConfirmBankMessage confirmBankMessage;
    private final ShowEntered showEntered;
    private final LargeBodies largeBodies;
    private final Forms forms;
    private final Door door;

    EnteredPages(
            ProposeBankMessage proposals,
            ConfirmBankMessage confirmBankMessage,
            ShowEntered showEntered,
            LargeBodies largeBodies,
            Forms forms,
            Door door) {
        this.proposals = proposals;
        this.confirmBankMessage = confirmBankMessage;
        this.showEntered = showEntered;
        this.largeBodies = largeBodies;
        this.forms = forms;
        this.door = door;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance entered(EnteredPage page);
    }

    @POST
    @Path("/bank")
    @RolesAllowed(Roles.FINANCE)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response enter(@Context HttpHeaders headers, InputStream body) {
        return largeBodies.with(body, headers, sent -> {
            Upload upload = Upload.read(sent, headers);
            String key = forms.key(upload.field("form"), "applyBankMessage", "", "");
            byte[] message = upload.file("file");
            return door.once(
                    Act.of("applyBankMessage", key, Sha256.of(message)),
                    () -> Acted.at(path(proposals.propose(message).id()), "entered"));
        });
    }

    @GET
    @Path("/bank/entered/{id}")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance entered(UUID id) {
        return Templates.entered(showEntered.show(id));
    }

    @POST
    @Path("/bank/entered/{id}/confirmation")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(hidden = true)
    public Response confirm(UUID id, @RestForm @Nullable String form) {
        String key = forms.key(form, "confirmBankMessage", id.toString(), "");
        return largeBodies.alone(() -> door.once(
                Act.on(id, "confirmBankMessage", key),
                () -> Acted.at("/console/bank/messages/" + confirmBankMessage.confirm(id), "confirmed")));
    }

    /** Whoever reads the address of a form again sees the message. */
    @GET
    @Path("/bank/entered/{id}/confirmation")
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER, Roles.AUDITOR})
    @Operation(hidden = true)
    public Response again(UUID id) {
        return Response.seeOther(URI.create(path(id))).build();
    }

    private static String path(UUID id) {
        return "/console/bank/entered/" + id;
    }
}
