package org.millioncarrots.restore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.restore.RestoreVerification.Line;

/** The statements of restore verifications. */
@ApplicationScoped
class RestoreVerificationSql {
    private static final int SHOWN = 5;

    private final EntityManager entityManager;
    private final Json json;

    RestoreVerificationSql(EntityManager entityManager, Json json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    void insert(RestoreVerification verification) {
        entityManager
                .createNativeQuery("""
                        insert into restore_verification (id, green, statements_through, accepted_unknown, lines,
                            verified_by, verified_at)
                        values (:id, :green, :through, :accepted, cast(:lines as jsonb), :person, :at)
                        """)
                .setParameter("id", verification.id())
                .setParameter("green", verification.green())
                .setParameter("through", verification.statementsThrough())
                .setParameter("accepted", verification.acceptedUnknown())
                .setParameter("lines", json.write(verification.lines()))
                .setParameter("person", verification.verifiedBy())
                .setParameter("at", verification.verifiedAt())
                .executeUpdate();
    }

    Optional<RestoreVerification> get(UUID id) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select id, green, statements_through, accepted_unknown, cast(lines as varchar), verified_by, verified_at
                        from restore_verification where id = :id
                        """, Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(row -> new RestoreVerification(
                        row.get(0, UUID.class),
                        row.get(1, Boolean.class),
                        row.get(2, LocalDate.class),
                        row.get(3, Integer.class),
                        List.of(json.read(row.get(4, String.class), Line[].class)),
                        row.get(5, String.class),
                        row.get(6, Instant.class)));
    }

    /** Since when payments are stopped; empty if they are not. */
    Optional<Instant> stoppedAt() {
        return query(
                        "select stopped_at from payment_stop where opening_id is null order by stopped_at limit 1",
                        Instant.class)
                .stream()
                .findFirst();
    }

    /** When somebody last did something before payments were stopped, as far as the database knows. */
    Optional<Instant> lastActBeforeTheStop() {
        return query("""
                        select recorded_at from audit_entry where recorded_at <
                            (select min(stopped_at) from payment_stop where opening_id is null)
                        order by sequence desc limit 1
                        """, Instant.class).stream().findFirst();
    }

    long messagesSinceTheStop() {
        return query("""
                        select count(*) from bank_message where received_at >=
                            (select min(stopped_at) from payment_stop where opening_id is null)
                        """, Long.class).getFirst();
    }

    /** Messages with lines that nothing was known to belong to, a few of them. */
    String unmatchedMessages() {
        List<UUID> found = query(
                "select distinct message_id from bank_message_line where outcome = 'UNMATCHED' and named is not null"
                        + " order by message_id limit " + (SHOWN + 1),
                UUID.class);
        return String.join(", ", found.stream().limit(SHOWN).map(UUID::toString).toList())
                + (found.size() > SHOWN ? ", …" : "");
    }

    private <T> List<T> query(String sql, Class<T> type) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entityManager.createNativeQuery(sql, type).getResultList());
    }
}
