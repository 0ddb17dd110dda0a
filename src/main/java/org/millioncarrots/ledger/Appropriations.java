package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
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
import org.millioncarrots.ledger.AppropriationResource.AppropriationResponse;
import org.millioncarrots.ledger.AppropriationResource.ProposeAppropriationRequest;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;

/** Puts voted money at a programme's disposal: one person proposes, another approves, and only then it is booked. */
@ApplicationScoped
class Appropriations {
    private final EntityManager entityManager;
    private final Budget budget;
    private final Ledger ledger;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Appropriations(
            EntityManager entityManager,
            Budget budget,
            Ledger ledger,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.entityManager = entityManager;
        this.budget = budget;
        this.ledger = ledger;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    AppropriationResponse propose(ProposeAppropriationRequest request) {
        if (!request.amount().isPositive()) {
            throw Problem.invalid("amount.amount", "more than zero");
        }
        boolean known = !entityManager
                .createNativeQuery("select 1 from programme_sponsor where code = :programme and sponsor = :sponsor")
                .setParameter("programme", request.programme())
                .setParameter("sponsor", request.sponsor())
                .getResultList()
                .isEmpty();
        if (!known) {
            throw Problem.invalid("sponsor", "the code of a sponsor of the programme");
        }
        // In bucket 0, because transfers are found by a claimant's bucket and this one has no claimant.
        UUID id = ids.next(0);
        entityManager
                .createNativeQuery("""
                        insert into appropriation (id, programme, sponsor, amount_minor, currency, reference,
                            proposed_by, proposed_at)
                        values (:id, :programme, :sponsor, :minor, :currency, :reference, :person, :now)
                        """)
                .setParameter("id", id)
                .setParameter("programme", request.programme())
                .setParameter("sponsor", request.sponsor())
                .setParameter("minor", request.amount().minorUnits())
                .setParameter("currency", request.amount().currency().value())
                .setParameter("reference", request.reference())
                .setParameter("person", caller.person())
                .setParameter("now", clock.instant())
                .executeUpdate();
        return get(id);
    }

    /** @throws Problem if the caller has proposed it (403), or it is approved already (409) */
    @Transactional
    AppropriationResponse approve(UUID id) {
        AppropriationResponse proposed = get(id);
        if (proposed.proposedBy().equals(caller.person())) {
            throw Problem.of(ProblemType.SAME_PERSON, "whoever proposed the appropriation cannot approve it");
        }
        Instant now = clock.instant();
        int approved = entityManager
                .createNativeQuery("update appropriation set approved_by = :person, approved_at = :now"
                        + " where id = :id and approved_by is null")
                .setParameter("person", caller.person())
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
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

    @Transactional
    AppropriationResponse get(UUID id) {
        return list(null).stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("appropriation"));
    }

    @Transactional
    List<AppropriationResponse> list(@Nullable String programme) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select id, programme, sponsor, amount_minor, currency, reference, proposed_by, proposed_at,
                            approved_by, approved_at
                        from appropriation
                        where cast(:programme as varchar) is null or programme = cast(:programme as varchar)
                        order by id
                        """, Tuple.class)
                .setParameter("programme", programme)
                .getResultList();
        return rows.stream()
                .map(row -> new AppropriationResponse(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        Money.ofMinor(row.get(3, Long.class), row.get(4, String.class)),
                        row.get(5, String.class),
                        row.get(6, String.class),
                        row.get(7, Instant.class),
                        row.get(8, String.class),
                        row.get(9, Instant.class)))
                .toList();
    }
}
