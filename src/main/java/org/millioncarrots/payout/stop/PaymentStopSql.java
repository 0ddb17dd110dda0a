package org.millioncarrots.payout.stop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.stop.PaymentStopView.Cause;
import org.millioncarrots.payout.stop.PaymentStopView.Opening;
import org.millioncarrots.payout.stop.PaymentStopView.Stop;

/** The statements about stopping and opening payments. */
@ApplicationScoped
public class PaymentStopSql {
    private final EntityManager entityManager;

    PaymentStopSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    boolean isStopped() {
        return exists("select 1 from payment_stop where opening_id is null limit 1");
    }

    /** Whether a stop with this name in the setting was ended. */
    boolean wasOpened(String name) {
        return !entityManager
                .createNativeQuery(
                        "select 1 from payment_stop where cause = 'SETTING' and reference = :name and opening_id is not null",
                        Integer.class)
                .setParameter("name", name)
                .getResultList()
                .isEmpty();
    }

    /** The place on which payments were opened. */
    Optional<String> home() {
        List<String> rows = entityManager
                .createNativeQuery("select fingerprint from payment_home", String.class)
                .getResultList();
        return rows.stream().findFirst();
    }

    void settle(String fingerprint, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into payment_home (id, fingerprint, since) values (1, :fingerprint, :now)
                        on conflict (id) do update set fingerprint = excluded.fingerprint, since = excluded.since
                        """)
                .setParameter("fingerprint", fingerprint)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** @return false if the same stop is there already */
    public boolean insert(UUID id, Cause cause, @Nullable String reference, String person, Instant now) {
        return entityManager
                        .createNativeQuery("""
                                insert into payment_stop (id, cause, reference, stopped_by, stopped_at)
                                values (:id, :cause, cast(:reference as varchar), :person, :now)
                                on conflict do nothing
                                """)
                        .setParameter("id", id)
                        .setParameter("cause", cause.name())
                        .setParameter("reference", reference)
                        .setParameter("person", person)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Newest first. */
    List<Stop> stops(int limit) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select id, cause, reference, stopped_by, stopped_at, opening_id
                        from payment_stop order by opening_id is not null, id desc limit :limit
                        """, Tuple.class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Stop(
                        row.get(0, UUID.class),
                        Cause.valueOf(row.get(1, String.class)),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Instant.class),
                        row.get(5, UUID.class)))
                .toList();
    }

    /**
     * The newest verification, if it is green and nothing has happened since that it does not know: no stop, and no message of the
     * bank.
     */
    public Optional<UUID> verification(Instant notBefore) {
        List<UUID> rows = entityManager
                .createNativeQuery("""
                        select v.id from restore_verification v
                        where v.green and v.verified_at >= :notBefore
                            and not exists (select from restore_verification n where n.id > v.id)
                            and not exists (select from payment_stop s
                                where s.opening_id is null and s.stopped_at > v.verified_at)
                            and not exists (select from bank_message m where m.received_at > v.verified_at)
                        """, UUID.class)
                .setParameter("notBefore", notBefore)
                .getResultList();
        return rows.stream().findFirst();
    }

    public void insert(Opening opening) {
        entityManager
                .createNativeQuery("insert into payment_opening (id, verification_id, proposed_by, proposed_at)"
                        + " values (:id, :verification, :person, :now)")
                .setParameter("id", opening.id())
                .setParameter("verification", opening.verificationId())
                .setParameter("person", opening.proposedBy())
                .setParameter("now", opening.proposedAt())
                .executeUpdate();
    }

    public Optional<Opening> opening(UUID id) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select id, verification_id, proposed_by, proposed_at, approved_by, approved_at
                        from payment_opening where id = :id
                        """, Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new Opening(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        row.get(2, String.class),
                        row.get(3, Instant.class),
                        row.get(4, String.class),
                        row.get(5, Instant.class)));
    }

    /** Ends every stop. */
    public void open(UUID opening, String person, Instant now) {
        entityManager
                .createNativeQuery(
                        "update payment_opening set approved_by = :person, approved_at = :now where id = :id")
                .setParameter("id", opening)
                .setParameter("person", person)
                .setParameter("now", now)
                .executeUpdate();
        entityManager
                .createNativeQuery("update payment_stop set opening_id = :id where opening_id is null")
                .setParameter("id", opening)
                .executeUpdate();
    }

    private boolean exists(String sql) {
        return !entityManager
                .createNativeQuery(sql, Integer.class)
                .getResultList()
                .isEmpty();
    }
}
