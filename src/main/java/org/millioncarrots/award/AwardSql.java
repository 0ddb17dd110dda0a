package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.award.condition.AdvanceAwards.Deduction;
import org.millioncarrots.money.Money;

/** What becomes of many awards as time goes by. Each statement claims rows by changing them, so repeating it adds nothing. */
@ApplicationScoped
public class AwardSql {
    private final EntityManager entityManager;

    AwardSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Suspends those whose confirmation is overdue, from the day after its grace period. */
    public int suspendUnconfirmed(LocalDate today, Instant now) {
        return entityManager
                .createNativeQuery("""
                    with missed as (
                        update award set state = 'SUSPENDED', version = version + 1
                        where state = 'ACTIVE' and next_confirmation_on is not null and next_confirmation_on < :today
                            and next_confirmation_on + grace_days < :today
                        returning bucket, id, partner, next_confirmation_on + grace_days + 1 as overdue_from
                    )
                    insert into award_suspension (id, bucket, partner, award_id, reason, suspended_from, placed_by,
                        placed_at)
                    select derived_id(id, 'unconfirmed/' || cast(:now as varchar)), bucket, partner, id,
                        'CONFIRMATION_MISSED', overdue_from, 'system', :now
                    from missed
                    """)
                .setParameter("today", today)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Begins suspensions that were placed for a later day. */
    public int beginSuspensions(LocalDate today) {
        return entityManager.createNativeQuery("""
            update award a set state = 'SUSPENDED', version = version + 1
            from award_suspension s
            where s.lifted_at is null and s.suspended_from <= :today
                and a.bucket = s.bucket and a.id = s.award_id and a.state = 'ACTIVE'
            """).setParameter("today", today).executeUpdate();
    }

    /** Ends awards whose last day is over and whose last instalment has a payout. */
    public int endAwards(LocalDate today) {
        return entityManager.createNativeQuery("""
            update award a set state = 'TERMINATED', version = version + 1
            where a.state = 'ACTIVE' and a.ended_on is not null and a.ended_on <= :today
                and not exists (select from instalment i
                    where i.bucket = a.bucket and i.award_id = a.id and i.state = 'SCHEDULED')
            """).setParameter("today", today).executeUpdate();
    }

    /** Claims deductions to be booked; another replica takes others. */
    public List<Deduction> claimDeductions(int limit, Set<String> without) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                    with booked as (
                        update instalment set deduction_booked = true
                        where (bucket, id) in (
                            select bucket, id from instalment
                            where deducted_minor > 0 and not deduction_booked and state = 'PAYABLE'
                                and programme <> all (string_to_array(:without, ','))
                            order by bucket, id limit :limit for update skip locked)
                        returning id, programme, programme_version, deducted_minor, currency
                    )
                    select * from booked
                    """, Tuple.class)
                .setParameter("without", String.join(",", without))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Deduction(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Integer.class),
                        Money.ofMinor(row.get(3, Long.class), row.get(4, String.class))))
                .toList();
    }
}
