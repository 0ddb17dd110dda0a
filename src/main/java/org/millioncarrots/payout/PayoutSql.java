package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.PayoutResource.AttemptView;
import org.millioncarrots.payout.PayoutResource.ConversionView;
import org.millioncarrots.payout.PayoutResource.PayoutFilter;
import org.millioncarrots.payout.PayoutResource.PayoutResponse;
import org.millioncarrots.platform.Ids;

/** The statements of single payouts. */
@ApplicationScoped
class PayoutSql {
    private static final String COLUMNS = """
            select p.id, p.instalment_id, p.award_id, p.claimant_id, p.programme, p.kind, p.number, p.due_on,
                p.amount_minor, p.currency, p.state, p.batch_id, p.changed_at
            from payout p
            """;

    private final EntityManager entityManager;

    PayoutSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** After one of them, in the order of the primary key, so that a page costs the same however many payouts there are. */
    List<PayoutResponse> page(PayoutFilter filter, UUID after, int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery(COLUMNS + """
                                where (p.bucket, p.id) > (:bucket, :after)
                                    and (cast(:state as varchar) is null or p.state = cast(:state as varchar))
                                    and (cast(:programme as varchar) is null or p.programme = cast(:programme as varchar))
                                    and (cast(:currency as varchar) is null or p.currency = cast(:currency as varchar))
                                    and (cast(:dueFrom as date) is null or p.due_on >= cast(:dueFrom as date))
                                    and (cast(:dueTo as date) is null or p.due_on <= cast(:dueTo as date))
                                    and (cast(:batch as uuid) is null or p.batch_id = cast(:batch as uuid))
                                order by p.bucket, p.id limit :limit
                                """, Tuple.class)
                .setParameter("bucket", Ids.bucketOf(after))
                .setParameter("after", after)
                .setParameter(
                        "state", filter.state() == null ? null : filter.state().name())
                .setParameter("programme", filter.programme())
                .setParameter("currency", filter.currency())
                .setParameter("dueFrom", text(filter.dueFrom()))
                .setParameter("dueTo", text(filter.dueTo()))
                .setParameter("batch", text(filter.batch()))
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(row -> payout(row, null)).toList();
    }

    boolean hasOpen(ClaimantId claimant) {
        return !entityManager
                .createNativeQuery(
                        "select 1 from payout where bucket = :bucket and claimant_id = :claimant and state not in (:over)"
                                + " limit 1",
                        Integer.class)
                .setParameter("bucket", claimant.bucket())
                .setParameter("claimant", claimant.value())
                .setParameter("over", PayoutState.OVER.stream().map(Enum::name).toList())
                .getResultList()
                .isEmpty();
    }

    Optional<PayoutResponse> get(UUID id) {
        List<Tuple> rows = entityManager
                .createNativeQuery(COLUMNS + " where p.bucket = :bucket and p.id = :id", Tuple.class)
                .setParameter("bucket", Ids.bucketOf(id))
                .setParameter("id", id)
                .getResultList();
        return rows.stream().findFirst().map(row -> payout(row, attempts(id)).with(conversion(id)));
    }

    private @Nullable ConversionView conversion(UUID payout) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select source_minor, source_currency, cast(rates as varchar)
                        from payout_conversion where bucket = :bucket and payout_id = :payout
                        """, Tuple.class)
                .setParameter("bucket", Ids.bucketOf(payout))
                .setParameter("payout", payout)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new ConversionView(
                        Money.ofMinor(row.get(0, Long.class), row.get(1, String.class)), row.get(2, String.class)))
                .orElse(null);
    }

    private List<AttemptView> attempts(UUID payout) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select id, batch_id, end_to_end_id, uetr, state, reason, created_at, changed_at
                        from payment_attempt where bucket = :bucket and payout_id = :payout order by created_at, id
                        """, Tuple.class)
                .setParameter("bucket", Ids.bucketOf(payout))
                .setParameter("payout", payout)
                .getResultList();
        return rows.stream()
                .map(row -> new AttemptView(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, String.class),
                        row.get(5, String.class),
                        row.get(6, Instant.class),
                        row.get(7, Instant.class)))
                .toList();
    }

    /** Puts a new payout in the place of one that was rejected or returned. Its derived id lets this happen once. */
    UUID reissue(PayoutResponse payout, Instant now) {
        UUID next = Ids.derived(payout.instalmentId(), "payout/" + (payout.number() + 1));
        entityManager
                .createNativeQuery("""
                        insert into payout (id, bucket, partner, run_id, instalment_id, number, award_id, claimant_id,
                            programme, programme_version, kind, due_on, amount_minor, currency, state,
                            created_at, changed_at)
                        select :next, bucket, partner, run_id, instalment_id, number + 1, award_id, claimant_id,
                            programme, programme_version, kind, due_on, amount_minor, currency, 'DUE', :now, :now
                        from payout where bucket = :bucket and id = :id
                        """)
                .setParameter("next", next)
                .setParameter("bucket", Ids.bucketOf(payout.id()))
                .setParameter("id", payout.id())
                .setParameter("now", now)
                .executeUpdate();
        return next;
    }

    /** Waits for whatever is being done with the payout, so that what is read next is the outcome of it. */
    void lock(UUID id) {
        entityManager
                .createNativeQuery("select 1 from payout where bucket = :bucket and id = :id for update", Integer.class)
                .setParameter("bucket", Ids.bucketOf(id))
                .setParameter("id", id)
                .getResultList();
    }

    /** Whether an attempt of it is not surely over: debited after all, or contradicted. Under the payout's lock. */
    boolean mayHaveBeenPaid(UUID id) {
        return !entityManager
                .createNativeQuery("""
                        select 1 from payment_attempt
                        where bucket = :bucket and payout_id = :id and state not in ('REJECTED', 'RETURNED') limit 1
                        """, Integer.class)
                .setParameter("bucket", Ids.bucketOf(id))
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** @return false if the payout was in another state by then */
    boolean change(UUID id, PayoutState from, PayoutState to, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                update payout set state = :to, changed_at = :now
                                where bucket = :bucket and id = :id and state = :from
                                """)
                        .setParameter("bucket", Ids.bucketOf(id))
                        .setParameter("id", id)
                        .setParameter("from", from.name())
                        .setParameter("to", to.name())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Sent long ago and never answered: unknown, until the bank says what became of it. */
    int markUnknown(Instant sentBefore, Instant now) {
        return entityManager
                .createNativeQuery("""
                        update payout set state = 'UNKNOWN', changed_at = :now
                        where state = 'SENT' and changed_at < :before
                        """)
                .setParameter("before", sentBefore)
                .setParameter("now", now)
                .executeUpdate();
    }

    private static PayoutResponse payout(Tuple row, @Nullable List<AttemptView> attempts) {
        return new PayoutResponse(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, UUID.class),
                row.get(3, UUID.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, Short.class),
                row.get(7, LocalDate.class),
                Money.ofMinor(row.get(8, Long.class), row.get(9, String.class)),
                row.get(10, String.class),
                row.get(11, UUID.class),
                attempts,
                null,
                row.get(12, Instant.class));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
