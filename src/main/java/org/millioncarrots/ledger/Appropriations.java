package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Money that sponsors have voted for programmes: proposed by one person, and booked once another has approved it. */
@ApplicationScoped
class Appropriations {
    /** Minor units of one currency; sixty times as much would still fit the books. */
    private static final long MOST_VOTED = 100_000_000_000_000_000L;

    private final Sql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    Appropriations(Sql sql, AuditLog auditLog, Caller caller, Ids ids, Clock clock) {
        this.sql = sql;
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
        requireCountable(amount);
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
        auditLog.record(AuditAction.APPROPRIATION_PROPOSED, id, AuditDetail.money("amount", amount));
        return get(id);
    }

    private static final String SELECT = """
            select id, programme, sponsor, amount_minor, currency, reference, proposed_by, proposed_at, approved_by, approved_at
            from appropriation
            """;

    @Transactional
    AppropriationView get(UUID id) {
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

    /** Whatever is voted is booked several times on its way to the claimant, and no sum of an account may overflow. */
    private void requireCountable(Money amount) {
        long voted = sql.of("""
                select cast(least(coalesce(sum(amount_minor), 0), :most) as bigint) from appropriation
                where currency = :currency
                """)
                .with("most", MOST_VOTED)
                .with("currency", amount.currency())
                .number();
        if (amount.minorUnits() > MOST_VOTED - voted) {
            throw Problem.invalid(
                    "amount.amount",
                    "an amount with which all that was voted in the currency stays below "
                            + Money.ofMinor(MOST_VOTED, amount.currency().value()));
        }
    }
}
