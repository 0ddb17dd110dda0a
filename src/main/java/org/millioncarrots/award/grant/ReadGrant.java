package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.ReadAwards;
import org.millioncarrots.award.grant.CasePage.Grant;
import org.millioncarrots.award.grant.CasePage.Money;
import org.millioncarrots.award.grant.GrantAward.Granted;
import org.millioncarrots.claim.ClaimId;
import org.millioncarrots.stipend.PlannedInstalment;

/** What a claim grants, as its page shows it. */
@ApplicationScoped
class ReadGrant {
    private final ReadAwards awards;

    ReadGrant(ReadAwards awards) {
        this.awards = awards;
    }

    /** What an attested claim has granted. */
    Grant of(ClaimId claim) {
        return new Grant(
                awards.get(AwardId.ofClaim(claim.value())).money().stream()
                        .map(ReadGrant::money)
                        .toList(),
                "",
                true);
    }

    Grant of(Granted granted) {
        return new Grant(granted.money().stream().map(ReadGrant::money).toList(), "", true);
    }

    private static Money money(AwardedMoney money) {
        List<PlannedInstalment> planned = money.instalments();
        return new Money(
                money.kind().name(),
                money.promised(),
                money.scheduled(),
                planned.size(),
                planned.isEmpty() ? null : planned.getFirst().dueOn(),
                planned.isEmpty() ? null : planned.getLast().dueOn(),
                money.payoutCurrency().value(),
                money.rates().stream()
                        .map(rate -> new CasePage.Rate(
                                rate.nominal() + " " + rate.base() + " = "
                                        + rate.value().toPlainString() + " " + rate.quote(),
                                rate.source().name(),
                                rate.publishedOn(),
                                rate.inForceFrom()))
                        .toList());
    }
}
