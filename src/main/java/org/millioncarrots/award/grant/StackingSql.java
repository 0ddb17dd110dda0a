package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.change.AwardCut;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.money.Money;

/** What one person has been granted by all programmes and through all partners, and what a cap has taken from an award. */
@ApplicationScoped
public class StackingSql {
    private final EntityManager entityManager;

    StackingSql(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Money that an award promises; several rows for an award with several kinds of money. */
    record Promised(String programme, int version, Money money) {}

    /** Two awards to one person are granted one after the other: the second waits here, and then sees the first. */
    void lock(Claim claim) {
        entityManager
                .createNativeQuery("select id from claimant where bucket = :bucket and person_id = :person"
                        + " order by id for no key update")
                .setParameter("bucket", claim.id().bucket())
                .setParameter("person", claim.personId())
                .getResultList();
    }

    /** All awards count, ended ones too; what was inherited from another person has no claim and does not. */
    List<Promised> promised(Claim claim) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select a.programme, a.programme_version, m.promised_minor, m.promised_currency
                        from award a
                        join award_money m on m.bucket = a.bucket and m.award_id = a.id
                        where a.bucket = :bucket and a.person_id = :person and a.claim_id is not null
                        order by a.id, m.kind
                        """, Tuple.class)
                .setParameter("bucket", claim.id().bucket())
                .setParameter("person", claim.personId())
                .getResultList();
        return rows.stream()
                .map(row -> new Promised(
                        row.get(0, String.class),
                        row.get(1, Integer.class),
                        Money.ofMinor(row.get(2, Long.class), row.get(3, String.class))))
                .toList();
    }

    void record(AwardId award, String partner, String group, Stacking.Cut cut) {
        entityManager
                .createNativeQuery("""
                        insert into award_cap (bucket, award_id, kind, partner, stacking_group, asked_minor, asked_currency,
                            granted_minor, granted_currency, cap_minor, cap_currency)
                        values (:bucket, :award, :kind, :partner, :group, :asked, :askedCurrency,
                            :granted, :grantedCurrency, :cap, :capCurrency)
                        """)
                .setParameter("bucket", award.bucket())
                .setParameter("award", award.value())
                .setParameter("kind", cut.kind().name())
                .setParameter("partner", partner)
                .setParameter("group", group)
                .setParameter("asked", cut.asked().minorUnits())
                .setParameter("askedCurrency", cut.asked().currency().value())
                .setParameter("granted", cut.granted().minorUnits())
                .setParameter("grantedCurrency", cut.granted().currency().value())
                .setParameter("cap", cut.cap().minorUnits())
                .setParameter("capCurrency", cut.cap().currency().value())
                .executeUpdate();
    }

    /** The cuts of an award that the caller may see. */
    public List<AwardCut> cuts(UUID award, short bucket) {
        List<Tuple> rows = entityManager
                .createNativeQuery("""
                        select kind, stacking_group, asked_minor, asked_currency, granted_minor, granted_currency,
                            cap_minor, cap_currency
                        from award_cap where bucket = :bucket and award_id = :award order by kind
                        """, Tuple.class)
                .setParameter("bucket", bucket)
                .setParameter("award", award)
                .getResultList();
        return rows.stream()
                .map(row -> new AwardCut(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        Money.ofMinor(row.get(2, Long.class), row.get(3, String.class)),
                        Money.ofMinor(row.get(4, Long.class), row.get(5, String.class)),
                        Money.ofMinor(row.get(6, Long.class), row.get(7, String.class))))
                .toList();
    }
}
