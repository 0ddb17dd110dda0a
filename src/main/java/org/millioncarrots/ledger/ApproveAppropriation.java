package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.sql.Sql;

/** Puts voted money at a programme's disposal, as another person than the one who has proposed it. */
@ApplicationScoped
class ApproveAppropriation {
    private final Appropriations appropriations;
    private final Sql sql;
    private final Ledger ledger;
    private final AuditLog auditLog;
    private final TwoPeople people;
    private final Clock clock;

    ApproveAppropriation(
            Appropriations appropriations, Sql sql, Ledger ledger, AuditLog auditLog, TwoPeople people, Clock clock) {
        this.appropriations = appropriations;
        this.sql = sql;
        this.ledger = ledger;
        this.auditLog = auditLog;
        this.people = people;
        this.clock = clock;
    }

    /** @throws Problem if the caller has proposed it (403), or it is approved already (409) */
    @Transactional
    AppropriationView approve(UUID id) {
        AppropriationView proposed = appropriations.get(id);
        String person = people.other(proposed.proposedBy(), "whoever proposed the appropriation cannot approve it");
        Instant now = clock.instant();
        int approved = sql.of(
                        "update appropriation set approved_by = :person, approved_at = :now where id = :id and approved_by is null")
                .with("person", person)
                .with("now", now)
                .with("id", id)
                .run();
        if (approved == 0) {
            throw Problem.conflict(ConflictReason.ALREADY_APPROVED, "the appropriation is approved already");
        }
        Money amount = proposed.amount();
        Account account =
                new Account(proposed.programme(), proposed.sponsor(), amount.currency(), Account.Kind.FUNDING);
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        ledger.book(List.of(new Transfer(id, Step.APPROPRIATE, account, amount, null, today)));
        auditLog.record(AuditAction.APPROPRIATION_APPROVED, id, AuditDetail.money("amount", amount));
        return appropriations.get(id);
    }
}
