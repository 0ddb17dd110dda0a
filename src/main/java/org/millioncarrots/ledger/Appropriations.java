package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Puts voted money at a programme's disposal: one person proposes, another approves, and only then it is booked. */
@ApplicationScoped
class Appropriations {
    private final Sql sql;
    private final Budget budget;
    private final Ledger ledger;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Appropriations(Sql sql, Budget budget, Ledger ledger, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
        this.budget = budget;
        this.ledger = ledger;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Problem unless the amount is positive and the sponsor one of the programme's (422) */
    @Transactional
    AppropriationView propose(String programme, String sponsor, Money amount, String reference) {
        if (!amount.isPositive()) {
            throw Problem.invalid("amount.amount", "more than zero");
        }
        boolean known = sql.of("select 1 from programme_sponsor where code = :programme and sponsor = :sponsor")
                .with("programme", programme)
                .with("sponsor", sponsor)
                .exists();
        if (!known) {
            throw Problem.invalid("sponsor", "the code of a sponsor of the programme");
        }
        // In bucket 0, because transfers are found by a claimant's bucket and this one has no claimant.
        UUID id = ids.next(0);
        sql.of("""
                insert into appropriation (id, programme, sponsor, amount_minor, currency, reference,
                    proposed_by, proposed_at)
                values (:id, :programme, :sponsor, :minor, :currency, :reference, :person, :now)
                """)
                .with("id", id)
                .with("programme", programme)
                .with("sponsor", sponsor)
                .with("minor", amount.minorUnits())
                .with("currency", amount.currency())
                .with("reference", reference)
                .with("person", caller.person())
                .with("now", clock.instant())
                .run();
        return get(id);
    }

    /** @throws Problem if the caller has proposed it (403), or it is approved already (409) */
    @Transactional
    AppropriationView approve(UUID id) {
        AppropriationView proposed = get(id);
        if (proposed.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever proposed the appropriation cannot approve it");
        }
        Instant now = clock.instant();
        int approved = sql.of("update appropriation set approved_by = :person, approved_at = :now"
                        + " where id = :id and approved_by is null")
                .with("person", caller.person())
                .with("now", now)
                .with("id", id)
                .run();
        if (approved == 0) {
            throw Problem.conflict("the appropriation is approved already");
        }
        Account account = new Account(
                proposed.programme(), proposed.sponsor(), proposed.amount().currency(), Account.Kind.FUNDING);
        budget.add(account, proposed.amount());
        ledger.book(List.of(new Transfer(
                id, Step.APPROPRIATE, account, proposed.amount(), null, LocalDate.ofInstant(now, clock.getZone()))));
        auditLog.record(AuditAction.APPROPRIATION_APPROVED, id, AuditDetail.money("amount", proposed.amount()));
        return get(id);
    }

    private static final String SELECT = """
            select id, programme, sponsor, amount_minor, currency, reference, proposed_by, proposed_at, approved_by, approved_at
            from appropriation
            """;

    private AppropriationView get(UUID id) {
        return sql.of(SELECT + "where id = :id")
                .with("id", id)
                .first(Appropriations::view)
                .orElseThrow(() -> Problem.notFound("appropriation"));
    }

    @Transactional
    List<AppropriationView> list(@Nullable String programme) {
        return sql.of(SELECT + """
                where cast(:programme as varchar) is null or programme = cast(:programme as varchar)
                order by id
                """).with("programme", programme).list(Appropriations::view);
    }

    private static AppropriationView view(Row row) {
        return new AppropriationView(
                row.id("id"),
                row.text("programme"),
                row.text("sponsor"),
                row.money("amount_minor", "currency"),
                row.text("reference"),
                row.text("proposed_by"),
                row.instant("proposed_at"),
                row.textOrNull("approved_by"),
                row.instantOrNull("approved_at"));
    }
}
