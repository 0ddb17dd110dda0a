package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.millioncarrots.award.AwardCut;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.StackingRule;

/** What one person has been granted by all programmes and through all partners, and what a cap has taken from an award. */
@ApplicationScoped
public class AwardsOfPerson {
    private final Sql sql;
    private final Programmes programmes;

    AwardsOfPerson(Sql sql, Programmes programmes) {
        this.sql = sql;
        this.programmes = programmes;
    }

    /** Two awards to one person are granted one after the other: the second waits here, and then sees the first. */
    void lock(Claim claim) {
        sql.of("""
                select id from claimant where bucket = :bucket and person_id = :person order by id for no key update
                """)
                .with("bucket", claim.id().bucket())
                .with("person", claim.personId())
                .exists();
    }

    /** Whether there is one under a claim's programme for the same subject; what was inherited does not count. */
    boolean has(Claim claim, String subject) {
        return sql.of("""
                select from award where bucket = :bucket and person_id = :person and programme = :programme
                    and subject = :subject and predecessor_id is null
                """)
                .with("bucket", claim.id().bucket())
                .with("person", claim.personId())
                .with("programme", claim.programme())
                .with("subject", subject)
                .exists();
    }

    /**
     * All money of all awards, ended ones too; what was inherited from another person has no claim and does not count. The rules
     * are those of the versions under which the awards were granted.
     */
    List<StackingRule.Granted> granted(Claim claim) {
        return sql
                .of("""
                select a.programme, a.programme_version, m.promised_minor, m.promised_currency
                from award a
                join award_money m on m.bucket = a.bucket and m.award_id = a.id
                where a.bucket = :bucket and a.person_id = :person and a.claim_id is not null
                order by a.id, m.kind
                """)
                .with("bucket", claim.id().bucket())
                .with("person", claim.personId())
                .list(row -> new Promised(
                        row.text("programme"),
                        row.integer("programme_version"),
                        row.money("promised_minor", "promised_currency")))
                .stream()
                .map(this::granted)
                .toList();
    }

    private record Promised(String programme, int version, Money money) {}

    private StackingRule.Granted granted(Promised promised) {
        StackingRule rule = programmes
                .version(promised.programme(), promised.version())
                .orElseThrow()
                .stacking();
        return new StackingRule.Granted(promised.programme(), rule, promised.money());
    }

    void record(AwardId award, String partner, String group, List<Stacking.Cut> cuts) {
        sql.batch("""
                insert into award_cap (bucket, award_id, kind, partner, stacking_group, asked_minor, asked_currency,
                    granted_minor, granted_currency, cap_minor, cap_currency)
                values (:bucket, :award, :kind, :partner, :group, :asked, :askedCurrency,
                    :granted, :grantedCurrency, :cap, :capCurrency)
                """, cuts, (parameters, cut) -> parameters
                .with("bucket", award.bucket())
                .with("award", award.value())
                .with("kind", cut.kind())
                .with("partner", partner)
                .with("group", group)
                .with("asked", cut.asked().minorUnits())
                .with("askedCurrency", cut.asked().currency())
                .with("granted", cut.granted().minorUnits())
                .with("grantedCurrency", cut.granted().currency())
                .with("cap", cut.cap().minorUnits())
                .with("capCurrency", cut.cap().currency()));
    }

    /** The cuts of an award that the caller may see. */
    public List<AwardCut> cuts(AwardId award) {
        return sql.of("""
                select kind, stacking_group, asked_minor, asked_currency, granted_minor, granted_currency,
                    cap_minor, cap_currency
                from award_cap where bucket = :bucket and award_id = :award order by kind
                """)
                .with("bucket", award.bucket())
                .with("award", award.value())
                .list(row -> new AwardCut(
                        row.text("kind"),
                        row.text("stacking_group"),
                        row.money("asked_minor", "asked_currency"),
                        row.money("granted_minor", "granted_currency"),
                        row.money("cap_minor", "cap_currency")));
    }
}
