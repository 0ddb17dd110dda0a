package org.millioncarrots.news.webhook;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.Act;
import org.millioncarrots.audit.Door;
import org.millioncarrots.news.webhook.ManageWebhooks.WithKeys;
import org.millioncarrots.news.webhook.Webhook.Outcome;
import org.millioncarrots.platform.http.Idempotency;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;

/** Where a partner's events are brought to. */
@Path("/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.PARTNER)
@Tag(name = "Events")
class WebhookResource {
    private final ManageWebhooks webhooks;
    private final TestWebhook testWebhook;
    private final WebhookSigner signer;
    private final Caller caller;
    private final Door door;

    WebhookResource(ManageWebhooks webhooks, TestWebhook testWebhook, WebhookSigner signer, Caller caller, Door door) {
        this.webhooks = webhooks;
        this.testWebhook = testWebhook;
        this.signer = signer;
        this.caller = caller;
        this.door = door;
    }

    /**
     * @param url https, of a host that the operators have allowed
     * @param types all if absent
     */
    record CreateWebhookRequest(
            @NotNull @Size(max = 500) @Schema(examples = "https://hooks.ministry.example/carrots")
            String url,

            @Nullable @Size(min = 1, max = 30) @Schema(examples = "[\"claim.decided\", \"award.active\"]")
            List<@NotNull @Size(max = 40) String> types) {}

    /**
     * @param from the id of the first event
     * @param to the id of the last one; the newest that was sent if absent
     */
    record ReplayEventsRequest(@NotNull UUID from, @Nullable UUID to) {}

    /**
     * What the server has answered to a test.
     *
     * @param status absent if it gave no answer
     * @param failure absent if it has taken the event
     */
    @Schema(name = "WebhookTest")
    record WebhookTestView(boolean taken, @Nullable Integer status, Webhook.@Nullable Failure failure) {}

    @POST
    @Operation(
            operationId = "createWebhook",
            summary = "Have events sent to your server, from now on",
            description =
                    "By the specification Standard Webhooks: signed with Ed25519 (v1a), one after another in the order of their"
                            + " numbers. Any 2xx takes an event; whatever else, a redirect too, has it sent again, from at once to"
                            + " a day later. 410 ends it.")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response create(
            @HeaderParam(Idempotency.HEADER) @Nullable String key, @NotNull @Valid CreateWebhookRequest request) {
        return door.once(Act.of("createWebhook", key, request), () -> {
            WebhookView webhook = shown(webhooks.create(partner(), request.url(), request.types()));
            return Response.created(URI.create("/v1/webhooks/" + webhook.id()))
                    .entity(webhook)
                    .build();
        });
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "Your webhooks, and how sending to them goes")
    public List<WebhookView> list() {
        return webhooks.list(partner()).stream().map(this::shown).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWebhook", summary = "A webhook, and how sending to it goes")
    public WebhookView get(UUID id) {
        return shown(webhooks.get(partner(), id));
    }

    @POST
    @Path("/{id}/keys")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "rotateWebhookKey",
            summary = "Sign with a new key from now on",
            description =
                    "The one before signs too for 24 hours: messages carry both signatures. At most five keys sign at a time.")
    @APIResponse(
            responseCode = "201",
            description = "Rotated",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response rotate(UUID id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
        return door.once(Act.on(id, "rotateWebhookKey", key), () -> Response.status(Response.Status.CREATED)
                .entity(shown(webhooks.rotate(partner(), id)))
                .build());
    }

    @POST
    @Path("/{id}/pause")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "pauseWebhook", summary = "Send nothing for the time being; what happens meanwhile waits")
    public WebhookView pause(UUID id) {
        return door.pass("pauseWebhook", () -> shown(webhooks.pause(partner(), id)));
    }

    @POST
    @Path("/{id}/resume")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "resumeWebhook",
            summary = "Go on with the first event that was not taken",
            description =
                    "After a pause, after 410, or when all attempts had failed. What is older than 90 days is not sent.")
    public WebhookView resume(UUID id) {
        return door.pass("resumeWebhook", () -> shown(webhooks.resume(partner(), id)));
    }

    @POST
    @Path("/{id}/test")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "testWebhook",
            summary = "Send an event of the type webhook.test now, and tell what the server answers")
    public WebhookTestView test(UUID id) {
        Outcome outcome = testWebhook.send(webhooks.get(partner(), id));
        return door.pass("testWebhook", () -> {
            webhooks.tested(id);
            return new WebhookTestView(outcome.isTaken(), outcome.status(), outcome.failure());
        });
    }

    @POST
    @Path("/{id}/replays")
    @Operation(
            operationId = "replayEvents",
            summary = "Send a range of events again, before what waits",
            description =
                    "Of events that were sent before. Asked for while another range is being sent again, both are sent, and what"
                            + " lies between them.")
    @APIResponse(
            responseCode = "202",
            description = "They are sent again",
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response replay(
            UUID id,
            @HeaderParam(Idempotency.HEADER) @Nullable String key,
            @NotNull @Valid ReplayEventsRequest request) {
        return door.once(Act.on(id, "replayEvents", key, request), () -> Response.accepted(
                        shown(webhooks.replay(partner(), id, request.from(), request.to())))
                .build());
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "deleteWebhook", summary = "Send nothing there any more")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(UUID id) {
        door.pass("deleteWebhook", () -> {
            webhooks.delete(partner(), id);
            return true;
        });
    }

    private String partner() {
        return caller.partnerOrStaff();
    }

    private WebhookView shown(WithKeys webhook) {
        return WebhookView.of(webhook, signer);
    }
}
