package org.millioncarrots.development.bank;

import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Roles;

/** The bank of dev, test and demo: its days are played on command. */
@Path("/dev/bank")
@IfBuildProfile(anyOf = {"dev", "test", "demo"})
@RunOnVirtualThread
@RolesAllowed(Roles.OPERATOR)
class BankResource {
    private final PlayDays playDays;

    BankResource(PlayDays playDays) {
        this.playDays = playDays;
    }

    /**
     * @param name of the day; the last day is not played again under its name
     * @param on later than the last day; the next banking day when absent
     * @param seed 0 when absent
     * @param perMille how often each fault strikes a payment, of a thousand, and ten times that a message; 0 when absent
     * @param faults those that strike more or less often, of a thousand
     * @param files message ids of those that the bank takes; all that were delivered when absent
     * @param codes of rejections and returns, such as AC04; one after {@code -} is proprietary; the bank's choice when absent
     */
    record PlayDayRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,80}") String name,
            @Nullable LocalDate on,
            @Nullable List<@NotNull String> files,
            @Nullable Long seed,
            @Nullable @Min(0) @Max(100) Integer perMille,
            @Nullable Map<Fault, @NotNull @Min(0) @Max(1000) Integer> faults,
            @Nullable List<@NotNull @Pattern(regexp = "-?[A-Z0-9]{1,35}") String> codes) {

        Temper temper() {
            Temper usual = Temper.with(seed == null ? 0 : seed, perMille == null ? 0 : perMille);
            return usual.but(faults == null ? Map.of() : faults, codes == null ? List.of() : codes);
        }
    }

    /** What the bank did on a day. */
    record DayResponse(LocalDate on, int files, List<LetterResponse> letters, List<StatementResponse> statements) {}

    /** How the service took a message: its status and, where it read it, how many lines meant something to it. */
    record LetterResponse(String kind, int status, int matched, int unmatched) {}

    /** The last one of each account. */
    record StatementResponse(
            String currency,
            int number,
            LocalDate on,
            BigDecimal opening,
            BigDecimal closing,
            int entries,
            BigDecimal spent) {
        static StatementResponse of(Account.Statement statement) {
            return new StatementResponse(
                    statement.account().currency,
                    statement.number(),
                    statement.on(),
                    statement.opening(),
                    statement.closing(),
                    statement.entries().size(),
                    statement.account().spent());
        }
    }

    /** The bank's own count of what it paid, and what it has told of that, by currency. */
    record BooksResponse(PaymentBook.Count payments, Map<String, Map<Told.What, BigDecimal>> told) {}

    @POST
    @Path("/days")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public DayResponse play(@NotNull @Valid PlayDayRequest request, @Context HttpServerRequest connection)
            throws IOException, InterruptedException {
        try {
            PlayDays.Played played = playDays.play(
                    connection.localAddress().port(), request.name(), request.on(), request.files(), request.temper());
            return new DayResponse(
                    played.day().on(),
                    played.day().files(),
                    played.letters().stream()
                            .map(told -> new LetterResponse(
                                    told.kind(),
                                    told.answer().status(),
                                    told.answer().matched(),
                                    told.answer().unmatched()))
                            .toList(),
                    played.statements().stream().map(StatementResponse::of).toList());
        } catch (Folder.PastDay past) {
            throw Problem.invalid("on", "a day after the last one");
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public BooksResponse books() {
        return new BooksResponse(
                playDays.bank().book().count(), playDays.bank().told().sums());
    }

    /** One line for each payment that was ordered: its EndToEndId, and how often it was paid and has not come back. */
    @GET
    @Path("/payments")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String payments() {
        return String.join("\n", playDays.bank().book().list()) + "\n";
    }
}
