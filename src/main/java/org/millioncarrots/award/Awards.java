package org.millioncarrots.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.platform.Json;
import org.millioncarrots.platform.Problem;

/** Awards and what belongs to them, by bucket and id. */
@ApplicationScoped
class Awards implements PanacheRepositoryBase<Award, UUID> {
    private final EntityManager entityManager;
    private final Json json;

    Awards(EntityManager entityManager, Json json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    /** @throws Problem if there is none, or it belongs to another partner */
    Award get(AwardId id) {
        return find("bucket = ?1 and id = ?2", id.bucket(), id.value())
                .firstResultOptional()
                .orElseThrow(() -> Problem.notFound("award"));
    }

    void add(Award award, List<AwardedMoney> money) {
        persistAndFlush(award);
        for (AwardedMoney part : money) {
            insert(award, part);
            part.instalments().forEach(planned -> entityManager.persist(new Instalment(award, part, planned)));
        }
        entityManager.flush();
    }

    List<Instalment> instalments(Award award, LocalDate after, int limit) {
        return entityManager
                .createQuery(
                        "from Instalment where bucket = :bucket and awardId = :award and dueOn > :after"
                                + " order by dueOn, kind",
                        Instalment.class)
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    List<Tuple> money(Award award) {
        return entityManager
                .createNativeQuery("""
                        select kind, promised_minor, promised_currency, payable_minor, payable_currency, fixing,
                            cast(rates as varchar)
                        from award_money where bucket = :bucket and award_id = :award order by kind
                        """, Tuple.class)
                .setParameter("bucket", award.bucket)
                .setParameter("award", award.id)
                .getResultList();
    }

    private void insert(Award award, AwardedMoney money) {
        entityManager
                .createNativeQuery("""
                        insert into award_money (id, bucket, award_id, kind, partner, promised_minor, promised_currency,
                            payable_minor, payable_currency, fixing, rates)
                        values (:id, :bucket, :award, :kind, :partner, :promised, :promisedCurrency,
                            :payable, :payableCurrency, :fixing, cast(:rates as jsonb))
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
                .executeUpdate();
    }
}
