package org.millioncarrots.award.grant;

import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.StackingRule;
import org.millioncarrots.programme.terms.StackingRule.Admission;
import org.millioncarrots.programme.terms.StackingRule.Exchange;
import org.millioncarrots.programme.terms.StackingRule.Granted;

/** Weighs the money of one new award, kind by kind, against what the person has from programmes of the same group. */
final class Stacking {
    private final String programme;
    private final StackingRule rule;
    private final Exchange exchange;
    private final List<Granted> existing;
    private final List<Cut> cuts = new ArrayList<>();
    private boolean first = true;

    /**
     * @param programme the programme of the new award
     * @param existing what the person has been granted by all programmes
     * @param exchange weighs amounts against caps in other currencies
     */
    Stacking(String programme, StackingRule rule, List<Granted> existing, Exchange exchange) {
        this.programme = programme;
        this.rule = rule;
        this.existing = new ArrayList<>(existing);
        this.exchange = exchange;
    }

    /** Money that a cap has reduced. */
    record Cut(Benefit.Kind kind, Money asked, Money granted, Money cap) {}

    /**
     * What may be promised of an amount: all of it, or what a cap leaves, in the cap's currency.
     *
     * @throws Problem if the group allows no other award or its cap is used up (409), or no rate serves to weigh (422)
     */
    Money admit(Benefit.Kind kind, Money asked) {
        Admission admission =
                StackingRule.admit(existing, new Granted(programme, first ? rule : besides(), asked), exchange);
        Money admitted =
                switch (admission) {
                    case Admission.Whole whole -> whole.amount();
                    case Admission.Capped capped -> {
                        cuts.add(new Cut(kind, asked, capped.amount(), capped.cap()));
                        yield capped.amount();
                    }
                    case Admission.Refused refused ->
                        throw Problem.conflict(ConflictReason.STACKING_REFUSED, refused.reason());
                    case Admission.Undecided undecided ->
                        throw Problem.of(ProblemType.RATE_UNAVAILABLE, undecided.reason());
                };
        existing.add(new Granted(programme, besides(), admitted));
        first = false;
        return admitted;
    }

    List<Cut> cuts() {
        return List.copyOf(cuts);
    }

    /** The kinds of money of one award do not exclude each other, but count together under a cap. */
    private StackingRule besides() {
        return new StackingRule(rule.group(), StackingRule.Mode.ADD_UP, rule.cap());
    }
}
