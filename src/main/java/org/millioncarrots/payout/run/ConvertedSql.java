package org.millioncarrots.payout.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.ClaimInstalments;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.run.PayConverted.Candidate;
import org.millioncarrots.payout.run.PayConverted.Converted;
import org.millioncarrots.payout.run.PayoutRunSql.Chunk;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Parameters;

/** The statements of payouts that are converted one by one, because only the money package rounds. */
@ApplicationScoped
class ConvertedSql {
    /**
     * Locks what it finds: another run waits and then finds it paid. What the obstacles are asked of is materialized, because the
     * planner cannot know that it is little.
     */
    static final String CANDIDATES =
            """
            with due as materialized (
                select i.bucket, i.id, i.programme, i.programme_version, i.due_on, i.amount_minor, i.currency,
                    i.payout_currency, i.award_id, i.claim_id, i.claimant_id
                from instalment i
                where i.bucket between :from and :to and i.due_on <= :dueUpTo and i.currency <> i.payout_currency and
            """ + " " + ClaimInstalments.OPEN + """
                order by i.bucket, i.id for update
            )
            select i.id, i.programme, i.programme_version, i.due_on, i.amount_minor, i.currency, i.payout_currency
            from due i where""" + Obstacle.noneOf(Obstacle.TO_CLAIMING) + "order by i.bucket, i.id";

    private static final String CLAIM = ClaimInstalments.CLAIM + " and i.bucket = :bucket and i.id = :instalment";

    private static final String PAY = Payouts.insert("""
            select bucket, partner, cast(:run as uuid) as run_id, id as instalment_id, 1 as number, award_id, claimant_id,
                programme, programme_version, kind, due_on, cast(:amount as bigint) as amount_minor,
                payout_currency as currency
            from instalment where bucket = :bucket and id = :instalment""");

    private static final String CONVERSION = """
            insert into payout_conversion (bucket, payout_id, partner, source_minor, source_currency, rates)
            select bucket, derived_id(id, 'payout/1'), partner, amount_minor, currency, cast(:rates as jsonb)
            from instalment where bucket = :bucket and id = :instalment
            """;

    private final Sql sql;
    private final Json json;

    ConvertedSql(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    List<Candidate> candidates(Chunk chunk, LocalDate dueUpTo) {
        return sql.of(CANDIDATES)
                .with("from", chunk.from())
                .with("to", chunk.to())
                .with("dueUpTo", dueUpTo)
                .list(row -> new Candidate(
                        row.id("id"),
                        row.text("programme"),
                        row.integer("programme_version"),
                        row.date("due_on"),
                        row.money("amount_minor", "currency"),
                        row.currency("payout_currency")));
    }

    void pay(UUID run, List<Converted> converted, Instant now) {
        if (sql.batch(CLAIM, converted, ConvertedSql::of) != converted.size()) {
            throw new IllegalStateException("an instalment that is locked could not be claimed");
        }
        sql.batch(PAY, converted, (row, one) -> of(row, one)
                .with("run", run)
                .with("amount", one.conversion().target().minorUnits())
                .with("now", now));
        sql.batch(CONVERSION, converted, (row, one) -> of(row, one)
                .with("rates", json.write(one.conversion().rates())));
    }

    private static Parameters of(Parameters row, Converted one) {
        UUID instalment = one.candidate().instalmentId();
        return row.with("bucket", Ids.bucketOf(instalment)).with("instalment", instalment);
    }
}
