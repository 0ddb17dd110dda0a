package org.millioncarrots.rates;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.rates.publication.ImportPublication;
import org.millioncarrots.rates.publication.RateFile;

/** Rates where no bank publishes one: one person proposes with a reason and an end date, another approves. */
@ApplicationScoped
class ManualRates {
    /** A manual rate is for a gap, not for good. */
    private static final int LONGEST_DAYS = 92;

    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final int MAX_DIGITS = 15;
    private static final int MAX_SCALE = 10;

    private final Jdbc jdbc;
    private final ImportPublication imports;
    private final Caller caller;
    private final Ids ids;
    private final Json json;
    private final Clock clock;

    ManualRates(Jdbc jdbc, ImportPublication imports, Caller caller, Ids ids, Json json, Clock clock) {
        this.jdbc = jdbc;
        this.imports = imports;
        this.caller = caller;
        this.ids = ids;
        this.json = json;
        this.clock = clock;
    }

    /** {@code nominal} units of {@code base} cost {@code value} units of {@code quote}, both days inclusive. */
    @Schema(name = "ManualRateProposal")
    record ProposeRequest(
            @Schema(examples = "UAH") CurrencyCode base,
            @Schema(examples = "EUR") CurrencyCode quote,
            @Schema(examples = "100") int nominal,

            @Schema(examples = "2.0145", description = "A decimal number as text")
            String value,

            @Schema(examples = "2026-11-20") LocalDate inForceFrom,

            @Schema(examples = "2026-12-31", description = "The last day; at most 92 days after the first")
            LocalDate inForceUntil,

            @Schema(examples = "No official rate while the market is closed; mean of three banks")
            String reason) {}

    /** A manual rate; it is used only once it is approved, and then carries the hash it is pinned by. */
    @Schema(name = "ManualRate")
    record View(
            UUID id,
            String state,
            CurrencyCode base,
            CurrencyCode quote,
            int nominal,
            BigDecimal value,
            LocalDate inForceFrom,
            LocalDate inForceUntil,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable String sha256) {}

    /** What stands for a bank's publication: its bytes are hashed and kept. */
    @RegisterForReflection
    private record Published(View proposal, String approvedBy, Instant approvedAt) {}

    /** @throws Problem if a field is wrong */
    @Transactional
    View propose(ProposeRequest request) {
        BigDecimal value = checked(request);
        UUID id = ids.next();
        jdbc.update(
                """
                insert into manual_rate (id, base, quote, nominal, value, in_force_from, in_force_until, reason,
                    proposed_by, proposed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                id,
                request.base(),
                request.quote(),
                request.nominal(),
                value,
                request.inForceFrom(),
                request.inForceUntil(),
                request.reason(),
                caller.person(),
                clock.instant());
        return get(id);
    }

    /** @throws Problem if the caller proposed it (403) or it is approved already (409) */
    @Transactional
    View approve(UUID id) {
        View proposed = get(id);
        if (proposed.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "who proposed a manual rate cannot approve it");
        }
        if (proposed.approvedBy() != null) {
            throw Problem.conflict("the manual rate is approved already");
        }
        Instant now = clock.instant();
        byte[] publication =
                json.write(new Published(proposed, caller.person(), now)).getBytes(StandardCharsets.UTF_8);
        jdbc.update("""
                insert into manual_rate_approval (manual_rate_id, proposed_by, approved_by, approved_at, sha256)
                values (?, ?, ?, ?, ?)
                """, id, proposed.proposedBy(), caller.person(), now, ImportPublication.sha256(publication));
        RateFile.Rate rate = new RateFile.Rate(
                proposed.base(), proposed.quote(), proposed.nominal(), proposed.value(), proposed.inForceUntil());
        RateFile.Day day =
                new RateFile.Day(LocalDate.ofInstant(now, clock.getZone()), proposed.inForceFrom(), List.of(rate));
        imports.trusted(
                publication,
                "application/json",
                new RateFile(RateSource.MANUAL, RateFile.Kind.MANUAL, List.of(day), Set.of()));
        return get(id);
    }

    /** @throws Problem if there is none */
    View get(UUID id) {
        return read("where m.id = ?", id).stream().findFirst().orElseThrow(() -> Problem.notFound("manual rate"));
    }

    /** The newest first. */
    List<View> before(@Nullable UUID cursor, int limit) {
        UUID from = cursor == null ? new UUID(-1, -1) : cursor;
        return read("where m.id < ? order by m.id desc limit ?", from, limit);
    }

    private List<View> read(String condition, Object... parameters) {
        return jdbc.query(
                """
                select m.id, m.base, m.quote, m.nominal, m.value, m.in_force_from, m.in_force_until, m.reason,
                    m.proposed_by, m.proposed_at, a.approved_by, a.approved_at, a.sha256
                from manual_rate m left join manual_rate_approval a on a.manual_rate_id = m.id
                """ + condition,
                row -> {
                    String approvedBy = row.getString(11);
                    return new View(
                            row.getObject(1, UUID.class),
                            approvedBy == null ? "PROPOSED" : "APPROVED",
                            new CurrencyCode(row.getString(2)),
                            new CurrencyCode(row.getString(3)),
                            row.getInt(4),
                            row.getBigDecimal(5),
                            Jdbc.date(row, 6),
                            Jdbc.date(row, 7),
                            row.getString(8),
                            row.getString(9),
                            Jdbc.instant(row, 10),
                            approvedBy,
                            approvedBy == null ? null : Jdbc.instant(row, 12),
                            row.getString(13));
                },
                parameters);
    }

    private BigDecimal checked(ProposeRequest request) {
        if (request.base() == null || request.quote() == null || request.base().equals(request.quote())) {
            throw Problem.invalid("quote", "base and quote are two currencies");
        }
        if (request.nominal() < 1 || request.nominal() > 1_000_000) {
            throw Problem.invalid("nominal", "1 to 1,000,000");
        }
        if (request.inForceFrom() == null) {
            throw Problem.invalid("inForceFrom", "the first day");
        }
        LocalDate today = LocalDate.now(clock);
        if (request.inForceFrom().isBefore(today)) {
            throw Problem.invalid("inForceFrom", "today or later: what was decided is not changed afterwards");
        }
        if (request.inForceUntil() == null
                || request.inForceUntil().isBefore(request.inForceFrom())
                || request.inForceUntil().isAfter(request.inForceFrom().plusDays(LONGEST_DAYS))) {
            throw Problem.invalid("inForceUntil", "the last day, at most " + LONGEST_DAYS + " days after the first");
        }
        String reason = request.reason();
        if (reason == null
                || reason.isBlank()
                || reason.length() < SHORTEST_REASON
                || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", SHORTEST_REASON + " to " + LONGEST_REASON + " characters");
        }
        return value(request.value());
    }

    private static BigDecimal value(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{1,9}(\\.[0-9]{1,10})?")) {
            throw Problem.invalid("value", "a positive decimal number as text, such as \"2.0145\"");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.signum() <= 0 || value.precision() > MAX_DIGITS || value.scale() > MAX_SCALE) {
            throw Problem.invalid("value", "a positive decimal number of at most " + MAX_DIGITS + " digits");
        }
        return value;
    }
}
