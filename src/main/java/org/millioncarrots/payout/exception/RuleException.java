package org.millioncarrots.payout.exception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.exception.BookRuling.Borne;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;

/** Two people end an exception by a code: one proposes it, another approves it, and it is booked. */
@ApplicationScoped
class RuleException {
    private final ExceptionSql sql;
    private final BookRuling bookRuling;
    private final TwoPeople people;
    private final AuditLog auditLog;
    private final Clock clock;

    RuleException(ExceptionSql sql, BookRuling bookRuling, TwoPeople people, AuditLog auditLog, Clock clock) {
        this.sql = sql;
        this.bookRuling = bookRuling;
        this.people = people;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * @param programme whose sponsors bear what belongs to no payout; of others it follows from the payout
     * @throws Problem if there is none (404), it does not stand where the code is one, or another person has taken it (409), or a
     *     programme is missing, or there is nothing that could be booked (400)
     */
    @Transactional
    ExceptionView propose(UUID id, RulingCode code, String reference, @Nullable String programme) {
        ExceptionView exception = locked(id);
        requireSuits(exception, code);
        String person = people.propose(clock.instant()).by();
        if (exception.owner() != null && !exception.owner().equals(person)) {
            throw Problem.conflict(ConflictReason.EXCEPTION_TAKEN, "another person has taken the exception");
        }
        ExceptionRulingView ruling = ruling(exception, code, reference, programme, person);
        sql.propose(id, ruling);
        auditLog.record(
                AuditAction.EXCEPTION_RULING_PROPOSED,
                id,
                AuditDetail.id("ruling", ruling.id()),
                AuditDetail.code("code", code));
        return get(id);
    }

    /**
     * @throws Problem if there is no such ruling (404), the caller has proposed it (403), the exception does not stand where it is one
     *     any more (409), or the sponsors have no money for it (422)
     */
    @Transactional
    ExceptionView approve(UUID id, UUID rulingId) {
        ExceptionView exception = locked(id);
        ExceptionRulingView ruling = exception.rulings().stream()
                .filter(one -> one.id().equals(rulingId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("ruling on this exception"));
        if (ruling.approvedBy() != null) {
            throw Problem.conflict(ConflictReason.ALREADY_APPROVED, "the ruling is approved already");
        }
        String person = people.other(ruling.proposedBy(), "whoever proposed the ruling cannot approve it");
        requireSuits(exception, ruling.code());
        Instant now = clock.instant();
        bookRuling.book(exception, ruling, LocalDate.ofInstant(now, clock.getZone()));
        sql.approve(rulingId, person, now);
        sql.move(exception, ruling.code().next(), now);
        auditLog.record(
                AuditAction.EXCEPTION_RULED,
                id,
                AuditDetail.id("ruling", rulingId),
                AuditDetail.code("code", ruling.code()));
        return get(id);
    }

    private static void requireSuits(ExceptionView exception, RulingCode code) {
        if (exception.endsWithItsPayout()) {
            throw Problem.conflict(
                    ConflictReason.EXCEPTION_STATE,
                    "a payout that came back or is unknown is issued again, cancelled or ruled on at /v1/payouts/{id}");
        }
        if (exception.endsWithItsLines()) {
            throw Problem.conflict(
                    ConflictReason.EXCEPTION_STATE,
                    "a difference ends with the lines that it is made of, at /v1/reports/reconciliation: rule on theirs");
        }
        if (!code.suits(exception.state())) {
            throw Problem.conflict(
                    ConflictReason.EXCEPTION_STATE,
                    "the exception is " + exception.state() + ", which does not end by " + code);
        }
    }

    private ExceptionRulingView ruling(
            ExceptionView exception, RulingCode code, String reference, @Nullable String programme, String person) {
        UUID id = Ids.derived(exception.id(), "ruling/" + (exception.rulings().size() + 1));
        Instant now = clock.instant();
        if (code.step(exception.state()).isEmpty()) {
            return new ExceptionRulingView(id, code, reference, null, null, null, person, now, null, null);
        }
        ExceptionRulingView claim = exception.rulings().stream()
                .filter(one -> one.approvedBy() != null)
                .findFirst()
                .orElse(null);
        if (claim != null) {
            return new ExceptionRulingView(
                    id,
                    code,
                    reference,
                    claim.programme(),
                    claim.programmeVersion(),
                    claim.amount(),
                    person,
                    now,
                    null,
                    null);
        }
        Money lost = exception.lost();
        if (lost == null) {
            throw Problem.invalid("code", "NOT_OURS or EXPLAINED: the line does not tell an amount that has left us");
        }
        Borne borne = bookRuling.borne(exception.payoutId(), lost, programme);
        return new ExceptionRulingView(
                id, code, reference, borne.programme(), borne.version(), borne.amount(), person, now, null, null);
    }

    private ExceptionView locked(UUID id) {
        sql.lock(get(id), clock.instant());
        return get(id);
    }

    private ExceptionView get(UUID id) {
        return sql.get(id).orElseThrow(() -> Problem.notFound("exception"));
    }
}
