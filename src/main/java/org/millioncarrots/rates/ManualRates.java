package org.millioncarrots.rates;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.rates.ManualRate.Terms;
import org.millioncarrots.rates.publication.ImportPublication;
import org.millioncarrots.rates.publication.RateFile;

/** Rates where no bank publishes one: one person proposes with a reason and an end date, another approves. */
@ApplicationScoped
class ManualRates {
    /** A manual rate is for a gap, not for good. */
    private static final int LONGEST_DAYS = 92;

    private static final int MOST_UNITS = 1_000_000;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;

    private final ManualRateSql sql;
    private final ImportPublication imports;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Json json;
    private final Clock clock;

    ManualRates(
            ManualRateSql sql, ImportPublication imports, AuditLog auditLog, TwoPeople people, Json json, Clock clock) {
        this.sql = sql;
        this.imports = imports;
        this.auditLog = auditLog;
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    /** What stands for a bank's publication: its bytes are hashed and kept. */
    @RegisterForReflection
    private record Published(
            UUID id, Terms terms, String proposedBy, Instant proposedAt, String approvedBy, Instant approvedAt) {}

    /** @throws Problem if a term is wrong, named like the field */
    @Transactional
    ManualRate propose(Terms terms) {
        check(terms);
        ManualRate proposed = sql.insert(terms, people.propose(clock.instant()));
        auditLog.record(AuditAction.MANUAL_RATE_ENTERED, proposed.id());
        return proposed;
    }

    /** @throws Problem if the caller proposed it (403) or it is approved already (409) */
    @Transactional
    ManualRate approve(UUID id) {
        ManualRate proposed = get(id);
        Instant now = clock.instant();
        Proposal approval = proposed.proposal().approve(people, "manual rate", now);
        if (proposed.proposal().isApproved()) {
            throw Problem.conflict(ConflictReason.ALREADY_APPROVED, "the manual rate is approved already");
        }
        Terms terms = proposed.terms();
        byte[] publication = json.write(new Published(
                        id, terms, approval.by(), approval.at(), String.valueOf(approval.approvedBy()), now))
                .getBytes(StandardCharsets.UTF_8);
        ManualRate approved = new ManualRate(id, terms, approval, Sha256.of(publication));
        sql.approve(approved);
        RateFile.Rate rate =
                new RateFile.Rate(terms.base(), terms.quote(), terms.nominal(), terms.value(), terms.inForceUntil());
        RateFile.Day day =
                new RateFile.Day(LocalDate.ofInstant(now, clock.getZone()), terms.inForceFrom(), List.of(rate));
        imports.trusted(
                publication,
                "application/json",
                new RateFile(RateSource.MANUAL, RateFile.Kind.MANUAL, List.of(day), Set.of()));
        auditLog.record(
                AuditAction.MANUAL_RATE_APPROVED, id, AuditDetail.sha256("publication", Sha256.of(publication)));
        return approved;
    }

    /** @throws Problem if there is none */
    ManualRate get(UUID id) {
        return sql.find(id).orElseThrow(() -> Problem.notFound("manual rate"));
    }

    /** The newest first. */
    List<ManualRate> before(@Nullable UUID cursor, int limit) {
        return sql.before(cursor == null ? new UUID(-1, -1) : cursor, limit);
    }

    private void check(Terms terms) {
        if (terms.base() == null || terms.quote() == null || terms.base().equals(terms.quote())) {
            throw Problem.invalid("quote", "base and quote are two currencies");
        }
        if (terms.nominal() < 1 || terms.nominal() > MOST_UNITS) {
            throw Problem.invalid("nominal", "1 to 1,000,000");
        }
        if (terms.inForceFrom() == null) {
            throw Problem.invalid("inForceFrom", "the first day");
        }
        if (terms.inForceFrom().isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("inForceFrom", "today or later: what was decided is not changed afterwards");
        }
        if (terms.inForceUntil() == null
                || terms.inForceUntil().isBefore(terms.inForceFrom())
                || terms.inForceUntil().isAfter(terms.inForceFrom().plusDays(LONGEST_DAYS))) {
            throw Problem.invalid("inForceUntil", "the last day, at most " + LONGEST_DAYS + " days after the first");
        }
        String reason = terms.reason();
        if (reason == null
                || reason.isBlank()
                || reason.length() < SHORTEST_REASON
                || reason.length() > LONGEST_REASON) {
            throw Problem.invalid("reason", SHORTEST_REASON + " to " + LONGEST_REASON + " characters");
        }
    }
}
