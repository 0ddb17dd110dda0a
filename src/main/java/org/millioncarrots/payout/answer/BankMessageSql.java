package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.io.ByteArrayInputStream;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.answer.AnswerRules.Standing;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.StoredByNewerVersion;

/** The statements of bank messages. */
@ApplicationScoped
class BankMessageSql {
    private final EntityManager entityManager;

    BankMessageSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A payment attempt with the payout it is for. */
    record Match(UUID attemptId, UUID payoutId, String endToEndId, UUID uetr, Money amount, Standing standing) {}

    private static final String MATCH = """
            select a.id, p.id, a.end_to_end_id, a.uetr, p.amount_minor, p.currency, p.state, a.state, a.reason,
                a.booked_kind, a.booked_ref, a.booked_on
            from payment_attempt a join payout p on p.bucket = a.bucket and p.id = a.payout_id
            """;

    /** The attempts with these end-to-end ids. */
    List<Match> matches(Collection<String> endToEndIds) {
        return endToEndIds.isEmpty()
                ? List.of()
                : matches(entityManager
                        .createNativeQuery(MATCH + """
                                where (a.bucket, a.id) in (select bucket, attempt_id from end_to_end
                                        where value = any(cast(:endToEndIds as varchar[])))
                                for update of p
                                """, Tuple.class)
                        .setParameter("endToEndIds", endToEndIds.toArray(String[]::new)));
    }

    /** The attempts with these UETRs, for the few payments that a bank names by nothing else. */
    List<Match> matchesOfUetrs(Collection<UUID> uetrs) {
        return uetrs.isEmpty()
                ? List.of()
                : matches(entityManager
                        .createNativeQuery(
                                MATCH + "where a.uetr = any(cast(:uetrs as uuid[])) for update of p", Tuple.class)
                        .setParameter("uetrs", uetrs.toArray(UUID[]::new)));
    }

    /** All attempts of the files with these message ids. */
    List<Match> matchesOfFiles(Collection<String> messageIds) {
        return matches(entityManager
                .createNativeQuery(MATCH + """
                                join payout_batch b on b.id = a.batch_id
                                where b.message_id = any(cast(:messages as varchar[])) and b.state = 'DELIVERED'
                                order by a.bucket, a.id for update of p
                                """, Tuple.class)
                .setParameter("messages", messageIds.toArray(String[]::new)));
    }

    @SuppressWarnings("unchecked")
    private static List<Match> matches(Query query) {
        return ((List<Tuple>) query.getResultList())
                .stream().map(BankMessageSql::match).toList();
    }

    private static Match match(Tuple row) {
        String kind = row.get(9, String.class);
        return new Match(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, UUID.class),
                Money.ofMinor(row.get(4, Long.class), row.get(5, String.class)),
                new Standing(
                        StoredByNewerVersion.value(PayoutState.class, row.get(6, String.class)),
                        row.get(7, String.class),
                        row.get(8, String.class),
                        kind == null
                                ? null
                                : new Booking(
                                        StoredByNewerVersion.value(Kind.class, kind),
                                        row.get(10, String.class),
                                        row.get(11, LocalDate.class))));
    }

    /** An attempt and its payout as they stand after some lines. */
    record Change(Match match, Standing now) {}

    void apply(Collection<Change> changes, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement attempts = connection.prepareStatement("""
                            update payment_attempt set state = ?, reason = ?, booked_kind = ?, booked_ref = ?, booked_on = ?,
                                changed_at = ?
                            where bucket = ? and id = ?
                            """);
                    PreparedStatement payouts = connection.prepareStatement(
                            "update payout set state = ?, changed_at = ? where bucket = ? and id = ?")) {
                for (Change change : changes) {
                    Booking debit = change.now().debit();
                    attempts.setString(1, change.now().attempt());
                    attempts.setString(2, change.now().reason());
                    attempts.setString(3, debit == null ? null : debit.kind().name());
                    attempts.setString(4, debit == null ? null : debit.reference());
                    attempts.setObject(5, debit == null ? null : debit.on(), Types.DATE);
                    attempts.setObject(6, at);
                    attempts.setShort(7, Ids.bucketOf(change.match().attemptId()));
                    attempts.setObject(8, change.match().attemptId());
                    attempts.addBatch();
                    if (change.now().payout() != change.match().standing().payout()) {
                        payouts.setString(1, change.now().payout().name());
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
            @Nullable String named,
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
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement row = connection.prepareStatement("""
                    insert into bank_message (id, sha256, kind, sealed, matched, unmatched, received_by, received_at)
                    values (?, ?, ?, ?, 0, 0, ?, ?)
                    """)) {
                row.setObject(1, id);
                row.setString(2, sha256);
                row.setString(3, kind);
                // As a stream: the driver copies an array once more.
                row.setBinaryStream(4, new ByteArrayInputStream(sealed), sealed.length);
                row.setString(5, person);
                row.setObject(6, now.atOffset(ZoneOffset.UTC));
                row.executeUpdate();
            }
        });
    }

    void insertLines(UUID message, List<Line> lines) {
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement rows = connection.prepareStatement("""
                    insert into bank_message_line (message_id, line, end_to_end_id, answer, reason, amount_minor, currency,
                        bucket, payout_id, outcome, named)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                    rows.setString(11, line.named());
                    rows.addBatch();
                }
                rows.executeBatch();
            }
        });
    }

    /** What lines of the message name that nothing was known to belong to. */
    List<String> unmatched(UUID message) {
        return entityManager
                .createNativeQuery(
                        "select distinct named from bank_message_line"
                                + " where message_id = :id and outcome = 'UNMATCHED' and named is not null",
                        String.class)
                .setParameter("id", message)
                .getResultList();
    }

    /** The same of all messages. */
    List<String> unmatchedNames() {
        return entityManager
                .createNativeQuery(
                        "select distinct named from bank_message_line where outcome = 'UNMATCHED' and named is not null",
                        String.class)
                .getResultList();
    }

    int lastLine(UUID message) {
        return (Integer) entityManager
                .createNativeQuery(
                        "select coalesce(max(line), 0) from bank_message_line where message_id = :id", Integer.class)
                .setParameter("id", message)
                .getSingleResult();
    }

    /** What the lines name is known by now: another line of the message has what became of it. */
    void matched(UUID message, Collection<String> names) {
        entityManager
                .createNativeQuery("""
                        update bank_message_line set outcome = 'REPEATED'
                        where message_id = :id and outcome = 'UNMATCHED' and named = any(cast(:names as varchar[]))
                        """)
                .setParameter("id", message)
                .setParameter("names", names.toArray(String[]::new))
                .executeUpdate();
    }

    /** How many of its lines changed or confirmed something, and how many did not. */
    void count(UUID message) {
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
