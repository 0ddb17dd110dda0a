package org.millioncarrots.award.change;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.Instalment;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.StipendTerms.UnpaidDays;

/** An award as it stands. */
record StoredAward(List<AwardedMoney> money, List<Instalment> live) {
    /** The money that is planned by terms: a stipend that was not inherited. */
    AwardedMoney planned() {
        return money.stream().filter(part -> part.terms() != null).findFirst().orElseThrow();
    }

    @Nullable
    StipendTerms terms() {
        return money.stream().anyMatch(part -> part.terms() != null) ? planned().terms() : null;
    }

    Stream<Instalment> stipend() {
        return live.stream().filter(row -> row.kind == Benefit.Kind.STIPEND);
    }

    /** What is open and not planned by terms: a bounty, and all of a successor's award. */
    List<Instalment> openBesideTerms() {
        return live.stream()
                .filter(Instalment::isOpen)
                .filter(row -> terms() == null || row.kind != Benefit.Kind.STIPEND)
                .toList();
    }

    /** Some terms without the months that are still open. */
    StipendTerms withoutOpen(StipendTerms terms) {
        StipendTerms without = terms;
        for (Instalment open : stipend().filter(Instalment::isOpen).toList()) {
            PlannedInstalment plan = open.plan();
            if (plan.purpose() == PlannedInstalment.InstalmentPurpose.REGULAR) {
                without = without.withUnpaid(new UnpaidDays(plan.periodFrom(), plan.periodTo()));
            }
        }
        return without;
    }
}
