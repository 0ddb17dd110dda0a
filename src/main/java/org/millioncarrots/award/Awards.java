package org.millioncarrots.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.news.News;
import org.millioncarrots.platform.http.IfMatch;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.ProgrammeVersion.Fixing;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.DatedAmount;
import org.millioncarrots.stipend.Indexation;
import org.millioncarrots.stipend.MeansTest;
import org.millioncarrots.stipend.PayDate;
import org.millioncarrots.stipend.StipendRules;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.Supplements;

/** Awards and their money, by bucket and id; the terms of a stipend are stored as JSON. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            StipendTerms.class,
            StipendTerms.UnpaidDays.class,
            DatedAmount.class,
            Supplements.class,
            Supplements.SupplementDependant.class,
            StipendRules.class,
            StipendRules.Confirmations.class,
            Indexation.class,
            Indexation.Figure.class,
            MeansTest.class,
            MeansTest.DatedIncome.class,
            PayDate.class
        })
public class Awards implements PanacheRepositoryBase<Award, UUID> {
    private final Instalments instalments;
    private final News news;
    private final Sql sql;
    private final Json json;
    private final Caller caller;
    private final Clock clock;

    Awards(Instalments instalments, News news, Sql sql, Json json, Caller caller, Clock clock) {
        this.instalments = instalments;
        this.news = news;
        this.sql = sql;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Problem if there is none, or it belongs to another partner */
    public Award get(AwardId id) {
        return find("bucket = ?1 and id = ?2", id.bucket(), id.value())
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("award"));
    }

    /**
     * The award, if it is still at the version that the caller has read.
     *
     * @throws Problem if it has changed since (412)
     */
    public Award get(AwardId id, int version) {
        Award award = get(id);
        if (!IfMatch.isMet(version, award.version)) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "read the award again and repeat with its new ETag");
        }
        return award;
    }

    /**
     * Grants an award, in the name of the caller.
     *
     * @param claimId whose holds stop the instalments
     */
    public void grant(Award award, UUID claimId, List<AwardedMoney> money) {
        award.grantedBy = caller.person();
        award.grantedAt = clock.instant();
        persistAndFlush(award);
        for (AwardedMoney part : money) {
            insert(award, part);
            instalments.add(award, claimId, part, part.instalments());
        }
        flush();
        tell(award);
    }

    /**
     * The one way from one state to another, beside {@link Award.State#move} for many at once.
     *
     * @throws Problem if the step is not allowed from where the award is (409)
     */
    public void move(Award award, Award.State next) {
        boolean moves = award.state != next;
        award.state = award.state.to(next);
        if (moves) {
            tell(award);
        }
    }

    /** Which state it is in at the end of the transaction. */
    private void tell(Award award) {
        news.tell(() -> new News.Item(award.state.news(), award.partner, award.id, award.version));
    }

    /** The money of an award by kind, with its instalments as they stand, to be shown. */
    List<AwardedMoney> money(Award award) {
        return money(award, instalments.live(award));
    }

    /** @param live the award's instalments that were not cancelled */
    public List<AwardedMoney> money(Award award, List<Instalment> live) {
        return sql.of("""
                select m.kind, m.promised_minor, m.promised_currency, m.payable_minor, m.payable_currency, m.fixing, m.rates,
                    coalesce(c.terms, m.terms) as terms, m.split,
                    (select min(i.payout_currency) from instalment i
                        where i.bucket = m.bucket and i.award_id = m.award_id and i.kind = m.kind) as payout_currency
                from award_money m
                left join lateral (
                    select terms from award_change
                    where bucket = m.bucket and award_id = m.award_id and m.kind = 'STIPEND'
                        and revision is not null and terms is not null
                    order by revision desc limit 1
                ) c on true
                where m.bucket = :bucket and m.award_id = :award order by m.kind
                """).with("bucket", award.bucket).with("award", award.id).list(row -> money(award, row, live));
    }

    private AwardedMoney money(Award award, Row row, List<Instalment> live) {
        Benefit.Kind kind = StoredByNewerVersion.value(Benefit.Kind.class, row.text("kind"));
        return new AwardedMoney(
                award.id(),
                kind,
                row.money("promised_minor", "promised_currency"),
                row.money("payable_minor", "payable_currency"),
                row.currency("payout_currency"),
                StoredByNewerVersion.value(Fixing.class, row.text("fixing")),
                List.of(json.read(row.text("rates"), PinnedRate[].class)),
                live.stream()
                        .filter(instalment -> instalment.kind == kind)
                        .map(Instalment::plan)
                        .toList(),
                terms(row.textOrNull("terms")),
                split(row.textOrNull("split")));
    }

    private @Nullable StipendTerms terms(@Nullable String stored) {
        return stored == null ? null : json.read(stored, StipendTerms.class);
    }

    private @Nullable PaidInParts split(@Nullable String stored) {
        return stored == null ? null : json.read(stored, PaidInParts.class);
    }

    private void insert(Award award, AwardedMoney money) {
        sql.of("""
                insert into award_money (id, bucket, award_id, kind, partner, promised_minor, promised_currency,
                    payable_minor, payable_currency, fixing, rates, terms, split)
                values (:id, :bucket, :award, :kind, :partner, :promised, :promisedCurrency,
                    :payable, :payableCurrency, :fixing, cast(:rates as jsonb), cast(:terms as jsonb),
                    cast(:split as jsonb))
                """)
                .with("id", money.id())
                .with("bucket", award.bucket)
                .with("award", award.id)
                .with("kind", money.kind())
                .with("partner", award.partner)
                .with("promised", money.promised().minorUnits())
                .with("promisedCurrency", money.promised().currency())
                .with("payable", money.payable().minorUnits())
                .with("payableCurrency", money.payable().currency())
                .with("fixing", money.fixing())
                .with("rates", json.write(money.rates()))
                .with("terms", money.terms() == null ? null : json.write(money.terms()))
                .with("split", money.split() == null ? null : json.write(money.split()))
                .run();
    }
}
