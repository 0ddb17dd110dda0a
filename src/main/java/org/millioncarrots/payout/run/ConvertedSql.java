package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.run.PayConverted.Candidate;
import org.millioncarrots.payout.run.PayConverted.Converted;
import org.millioncarrots.payout.run.PayoutRunSql.Chunk;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.Json;

/** The statements of payouts that are converted one by one, because only the money package rounds. */
@ApplicationScoped
class ConvertedSql {
    private final EntityManager entityManager;
    private final Json json;

    ConvertedSql(EntityManager entityManager, Json json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    /**
     * Locks what it finds: another run waits and then finds it paid. The conditions are those of {@link PayoutRunSql}; what
     * they are asked of is materialized, because the planner cannot know that it is little.
     */
    List<Candidate> candidates(Chunk chunk, LocalDate dueUpTo) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        with due as materialized (
                            select i.bucket, i.id, i.programme, i.programme_version, i.due_on, i.amount_minor, i.currency,
                                i.payout_currency, i.award_id, i.claim_id, i.claimant_id
                            from instalment i
                            where i.bucket between :from and :to and i.state = 'SCHEDULED' and i.due_on <= :dueUpTo
                                and i.currency <> i.payout_currency
                            order by i.bucket, i.id for update
                        )
                        select i.id, i.programme, i.programme_version, i.due_on, i.amount_minor, i.currency, i.payout_currency
                        from due i where
                        """ + PayoutRunSql.PAYABLE + " order by i.bucket, i.id", Tuple.class)
                .setParameter("from", chunk.from())
                .setParameter("to", chunk.to())
                .setParameter("dueUpTo", dueUpTo)
                .getResultList();
        return rows.stream()
                .map(row -> new Candidate(
                        row.get(0, UUID.class),
                        row.get(1, String.class),
                        row.get(2, Number.class).intValue(),
                        row.get(3, LocalDate.class),
                        Money.ofMinor(row.get(4, Long.class), row.get(5, String.class)),
                        new CurrencyCode(row.get(6, String.class))))
                .toList();
    }

    void pay(UUID run, List<Converted> converted, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        entityManager.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement claims = connection.prepareStatement(
                            "update instalment set state = 'PAYABLE' where bucket = ? and id = ?");
                    PreparedStatement payouts = connection.prepareStatement("""
                            insert into payout (id, bucket, partner, run_id, instalment_id, number, award_id, claimant_id,
                                programme, programme_version, kind, due_on, amount_minor, currency, state,
                                created_at, changed_at)
                            select ?, bucket, partner, ?, id, 1, award_id, claimant_id,
                                programme, programme_version, kind, due_on, ?, payout_currency, 'DUE', ?, ?
                            from instalment where bucket = ? and id = ?
                            """);
                    PreparedStatement conversions = connection.prepareStatement("""
                            insert into payout_conversion (bucket, payout_id, partner, source_minor, source_currency, rates)
                            select bucket, ?, partner, amount_minor, currency, cast(? as jsonb)
                            from instalment where bucket = ? and id = ?
                            """)) {
                for (Converted one : converted) {
                    UUID instalment = one.candidate().instalmentId();
                    short bucket = Ids.bucketOf(instalment);
                    UUID payout = Ids.derived(instalment, "payout/1");
                    claims.setShort(1, bucket);
                    claims.setObject(2, instalment);
                    claims.addBatch();
                    payouts.setObject(1, payout);
                    payouts.setObject(2, run);
                    payouts.setLong(3, one.conversion().target().minorUnits());
                    payouts.setObject(4, at);
                    payouts.setObject(5, at);
                    payouts.setShort(6, bucket);
                    payouts.setObject(7, instalment);
                    payouts.addBatch();
                    conversions.setObject(1, payout);
                    conversions.setString(2, json.write(one.conversion().rates()));
                    conversions.setShort(3, bucket);
                    conversions.setObject(4, instalment);
                    conversions.addBatch();
                }
                claims.executeBatch();
                payouts.executeBatch();
                conversions.executeBatch();
            }
        });
    }
}
