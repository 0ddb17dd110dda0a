package org.millioncarrots.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.change.AwardChange;
import org.millioncarrots.award.condition.Suspension;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.programme.terms.Benefit;

/** Awards and what belongs to them, by bucket and id. */
@ApplicationScoped
public class Awards implements PanacheRepositoryBase<Award, UUID> {
    private final EntityManager entityManager;
    private final Json json;

    Awards(EntityManager entityManager, Json json) {
        this.entityManager = entityManager;
        this.json = json;
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
        if (award.version != version) {
            throw Problem.of(ProblemType.PRECONDITION_FAILED, "read the award again and repeat with its new ETag");
        }
        return award;
    }

    /** @param claimId whose holds stop the instalments */
    public void add(Award award, UUID claimId, List<AwardedMoney> money) {
        persistAndFlush(award);
        for (AwardedMoney part : money) {
            insert(award, part);
            part.instalments()
                    .forEach(planned -> entityManager.persist(
                            new Instalment(award, claimId, part.kind(), part.payoutCurrency(), planned, 0)));
        }
        entityManager.flush();
    }

    /** Whether an instalment of the claimant's awards has no payout yet. */
    boolean hasOpen(ClaimantId claimant) {
        return !entityManager
                .createQuery(
                        "select 1 from Award a join Instalment i on i.bucket = a.bucket and i.awardId = a.id"
                                + " where a.bucket = :bucket and a.claimantId = :claimant and i.state = :scheduled",
                        Integer.class)
                .setParameter("bucket", claimant.bucket())
                .setParameter("claimant", claimant.value())
                .setParameter("scheduled", Instalment.State.SCHEDULED)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** By due date and id, those after a date and id. */
    List<Instalment> instalments(Award award, LocalDate after, UUID afterId, int limit) {
        return entityManager
                .createQuery(
                        "from Instalment where bucket = :bucket and awardId = :award"
                                + " and (dueOn > :after or (dueOn = :after and id > :afterId)) order by dueOn, id",
                        Instalment.class)
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .setParameter("after", after)
                .setParameter("afterId", afterId)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What was not cancelled, locked: a payout run waits until this transaction has ended, or has paid before it. */
    public List<Instalment> live(Award award) {
        return entityManager
                .createQuery(
                        "from Instalment where bucket = :bucket and awardId = :award and state <> :cancelled"
                                + " order by dueOn, kind, id",
                        Instalment.class)
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .setParameter("cancelled", Instalment.State.CANCELLED)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Cancels first and adds then, because a new instalment may take the date of a cancelled one. */
    public void replace(List<Instalment> cancelled, List<Instalment> added, int revision) {
        cancelled.forEach(instalment -> instalment.cancel(revision));
        entityManager.flush();
        added.forEach(entityManager::persist);
        entityManager.flush();
    }

    /** The money of an award by kind, with what the instalments that were not cancelled sum to. */
    public List<MoneyRow> money(Award award) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                    select m.kind, m.promised_minor, m.promised_currency, m.payable_minor, m.payable_currency, m.fixing,
                        cast(m.rates as varchar), cast(coalesce(c.terms, m.terms) as varchar),
                        (select cast(coalesce(sum(i.amount_minor), 0) as bigint) from instalment i
                            where i.bucket = m.bucket and i.award_id = m.award_id and i.kind = m.kind
                                and i.state <> 'CANCELLED'),
                        (select min(i.payout_currency) from instalment i
                            where i.bucket = m.bucket and i.award_id = m.award_id and i.kind = m.kind)
                    from award_money m
                    left join lateral (
                        select terms from award_change
                        where bucket = m.bucket and award_id = m.award_id and m.kind = 'STIPEND'
                            and revision is not null and terms is not null
                        order by revision desc limit 1
                    ) c on true
                    where m.bucket = :bucket and m.award_id = :award order by m.kind
                    """, Tuple.class)
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .getResultList();
        return rows.stream().map(MoneyRow::of).toList();
    }

    /**
     * One money benefit as it is stored.
     *
     * @param terms by which its instalments are planned now; absent for a bounty
     * @param scheduled what its instalments sum to now
     */
    public record MoneyRow(
            Benefit.Kind kind,
            Money promised,
            Money payable,
            String fixing,
            String rates,
            @Nullable String terms,
            Money scheduled,
            CurrencyCode payoutCurrency) {
        static MoneyRow of(Tuple row) {
            String currency = row.get(4, String.class);
            return new MoneyRow(
                    StoredByNewerVersion.value(Benefit.Kind.class, row.get(0, String.class)),
                    Money.ofMinor(row.get(1, Long.class), row.get(2, String.class)),
                    Money.ofMinor(row.get(3, Long.class), currency),
                    row.get(5, String.class),
                    row.get(6, String.class),
                    row.get(7, String.class),
                    Money.ofMinor(row.get(8, Long.class), currency),
                    new CurrencyCode(row.get(9, String.class)));
        }
    }

    private void insert(Award award, AwardedMoney money) {
        entityManager
                .createNativeQuery("""
                    insert into award_money (id, bucket, award_id, kind, partner, promised_minor, promised_currency,
                        payable_minor, payable_currency, fixing, rates, terms)
                    values (:id, :bucket, :award, :kind, :partner, :promised, :promisedCurrency,
                        :payable, :payableCurrency, :fixing, cast(:rates as jsonb), cast(:terms as jsonb))
                    """)
                .setParameter("id", money.id())
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .setParameter("kind", money.kind().name())
                .setParameter("partner", award.partner)
                .setParameter("promised", money.promised().minorUnits())
                .setParameter("promisedCurrency", money.promised().currency().value())
                .setParameter("payable", money.payable().minorUnits())
                .setParameter("payableCurrency", money.payable().currency().value())
                .setParameter("fixing", money.fixing().name())
                .setParameter("rates", json.write(money.rates()))
                .setParameter("terms", money.terms() == null ? null : json.write(money.terms()))
                .executeUpdate();
    }

    /** The changes of an award, oldest first. */
    List<AwardChange> changes(Award award) {
        return entityManager
                .createQuery(
                        "from AwardChange where bucket = :bucket and awardId = :award order by proposedAt, id",
                        AwardChange.class)
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .getResultList();
    }

    /** @throws Problem if the award has no such change (404) */
    public AwardChange change(Award award, UUID id) {
        return changes(award).stream()
                .filter(change -> change.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("change of this award"));
    }

    /** The suspensions of an award, oldest first. */
    public List<Suspension> suspensions(Award award) {
        return entityManager
                .createQuery(
                        "from Suspension where bucket = :bucket and awardId = :award order by placedAt, id",
                        Suspension.class)
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .getResultList();
    }

    public void confirm(UUID id, Award award, LocalDate on, String person, Instant now) {
        entityManager
                .createNativeQuery("""
                    insert into award_confirmation (id, bucket, partner, award_id, confirmed_on, recorded_by, recorded_at)
                    values (:id, :bucket, :partner, :award, :on, :person, :now)
                    """)
                .setParameter("id", id)
                .setParameter("bucket", award.bucket)
                .setParameter("partner", award.partner)
                .setParameter("award", award.id)
                .setParameter("on", on)
                .setParameter("person", person)
                .setParameter("now", now)
                .executeUpdate();
    }
}
