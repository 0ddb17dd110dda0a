package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;

/** The statements of bank messages. */
@ApplicationScoped
class BankMessageSql {
    private final EntityManager entityManager;

    BankMessageSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A payment attempt with the payout it is for. */
    record Match(UUID attemptId, UUID payoutId, String endToEndId, UUID uetr, PayoutState state, Money amount) {}

    private static final String MATCH = """
            select a.id, p.id, a.end_to_end_id, a.uetr, p.state, p.amount_minor, p.currency
            from payment_attempt a join payout p on p.bucket = a.bucket and p.id = a.payout_id
            """;

    /** The attempts that the references mean: by end-to-end id, else by UETR. */
    List<Match> matches(List<References> references) {
        String[] endToEndIds = references.stream()
                .flatMap(r -> java.util.stream.Stream.of(r.endToEndId(), r.instructionId()))
                .filter(Objects::nonNull)
                .distinct()
                .toArray(String[]::new);
        UUID[] uetrs = references.stream()
                .map(References::uetr)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(UUID[]::new);
        List<Tuple> rows = entityManager
                .createNativeQuery(MATCH + """
                                where (a.bucket, a.id) in (select bucket, attempt_id from end_to_end
                                        where value = any(cast(:endToEndIds as varchar[])))
                                    or a.uetr = any(cast(:uetrs as uuid[]))
                                for update of p
                                """, Tuple.class)
                .setParameter("endToEndIds", endToEndIds)
                .setParameter("uetrs", uetrs)
                .getResultList();
        return rows.stream().map(BankMessageSql::match).toList();
    }

    /** All attempts of the file with this message id. */
    List<Match> matchesOfFile(String messageId) {
        List<Tuple> rows = entityManager
                .createNativeQuery(MATCH + """
                                join payout_batch b on b.id = a.batch_id
                                where b.message_id = :message and b.state = 'DELIVERED'
                                order by a.bucket, a.id for update of p
                                """, Tuple.class)
                .setParameter("message", messageId)
                .getResultList();
        return rows.stream().map(BankMessageSql::match).toList();
    }

    private static Match match(Tuple row) {
        return new Match(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, UUID.class),
                PayoutState.valueOf(row.get(4, String.class)),
                Money.ofMinor(row.get(5, Long.class), row.get(6, String.class)));
    }

    /** A change of a payout and its attempt. */
    record Change(
            Match match,
            String attemptState,
            @Nullable PayoutState payoutState,
            @Nullable String reason) {}

    void apply(Collection<Change> changes, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement attempts = connection.prepareStatement(
                            "update payment_attempt set state = ?, reason = ?, changed_at = ? where bucket = ? and id = ?");
                    PreparedStatement payouts = connection.prepareStatement(
                            "update payout set state = ?, changed_at = ? where bucket = ? and id = ?")) {
                for (Change change : changes) {
                    attempts.setString(1, change.attemptState());
                    attempts.setString(2, change.reason());
                    attempts.setObject(3, at);
                    attempts.setShort(4, Ids.bucketOf(change.match().attemptId()));
                    attempts.setObject(5, change.match().attemptId());
                    attempts.addBatch();
                    if (change.payoutState() != null) {
                        payouts.setString(1, change.payoutState().name());
                        payouts.setObject(2, at);
                        payouts.setShort(3, Ids.bucketOf(change.match().payoutId()));
                        payouts.setObject(4, change.match().payoutId());
                        payouts.addBatch();
                    }
                }
                attempts.executeBatch();
                payouts.executeBatch();
            }
        });
    }

    /** One line of the record of a message. */
    record Line(
            int number,
            @Nullable String endToEndId,
            String answer,
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable UUID payoutId,
            AnswerRules.Outcome outcome) {}

    Optional<UUID> known(String sha256) {
        List<UUID> rows = entityManager
                .createNativeQuery("select id from bank_message where sha256 = :sha256", UUID.class)
                .setParameter("sha256", sha256)
                .getResultList();
        return rows.stream().findFirst();
    }

    void insert(UUID id, String sha256, String kind, byte[] sealed, String person, Instant now) {
        entityManager
                .createNativeQuery("""
                        insert into bank_message (id, sha256, kind, sealed, matched, unmatched, received_by, received_at)
                        values (:id, :sha256, :kind, :sealed, 0, 0, :person, :now)
                        """)
                .setParameter("id", id)
                .setParameter("sha256", sha256)
                .setParameter("kind", kind)
                .setParameter("sealed", sealed)
                .setParameter("person", person)
                .setParameter("now", now)
                .executeUpdate();
    }

    void insertLines(UUID message, List<Line> lines) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement rows = connection.prepareStatement("""
                    insert into bank_message_line (message_id, line, end_to_end_id, answer, reason, amount_minor, currency,
                        bucket, payout_id, outcome)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """)) {
                for (Line line : lines) {
                    rows.setObject(1, message);
                    rows.setInt(2, line.number());
                    rows.setString(3, line.endToEndId());
                    rows.setString(4, line.answer());
                    rows.setString(5, line.reason());
                    rows.setObject(
                            6, line.amount() == null ? null : line.amount().minorUnits(), Types.BIGINT);
                    rows.setString(
                            7,
                            line.amount() == null
                                    ? null
                                    : line.amount().currency().value());
                    rows.setObject(8, line.payoutId() == null ? null : Ids.bucketOf(line.payoutId()), Types.SMALLINT);
                    rows.setObject(9, line.payoutId());
                    rows.setString(10, line.outcome().name());
                    rows.addBatch();
                }
                rows.executeBatch();
            }
        });
        entityManager.createNativeQuery("""
                        update bank_message set
                            matched = (select count(*) from bank_message_line
                                where message_id = :id and outcome in ('APPLIED', 'REPEATED')),
                            unmatched = (select count(*) from bank_message_line
                                where message_id = :id and outcome not in ('APPLIED', 'REPEATED'))
                        where id = :id
                        """).setParameter("id", message).executeUpdate();
    }

    Optional<Tuple> message(UUID id) {
        List<Tuple> rows = entityManager
                .createNativeQuery(
                        "select kind, sha256, matched, unmatched, received_at from bank_message where id = :id",
                        Tuple.class)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().findFirst();
    }

    /** The lines of a message; those that need a person first. */
    List<Tuple> lines(UUID id, int limit) {
        return entityManager
                .createNativeQuery("""
                        select line, end_to_end_id, answer, reason, amount_minor, currency, payout_id, outcome
                        from bank_message_line where message_id = :id
                        order by outcome in ('APPLIED', 'REPEATED'), line limit :limit
                        """, Tuple.class)
                .setParameter("id", id)
                .setParameter("limit", limit)
                .getResultList();
    }
}
