package org.millioncarrots.award.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.StackingRule;
import org.millioncarrots.programme.terms.StackingRule.Granted;
import org.millioncarrots.programme.terms.StackingRule.Mode;
import org.millioncarrots.stipend.StipendSchedule;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.Supplements.SupplementDependant;
import org.millioncarrots.stipend.Supplements.SupplementRelation;
import org.millioncarrots.testing.Documents;

class StackingTest {
    private static final StackingRule.Exchange NO_RATES = (amount, to) -> Optional.empty();

    @Test
    void theKindsOfOneAwardDoNotExcludeEachOtherButCountTogetherUnderTheCap() {
        Stacking stacking = stacking(new StackingRule("g", Mode.ONE_OF_GROUP, eur("100.00")), List.of());
        assertThat(stacking.admit(Benefit.Kind.BOUNTY, eur("70.00"))).isEqualTo(eur("70.00"));
        assertThat(stacking.admit(Benefit.Kind.STIPEND, eur("70.00"))).isEqualTo(eur("30.00"));
        assertThat(stacking.cuts())
                .containsExactly(new Stacking.Cut(Benefit.Kind.STIPEND, eur("70.00"), eur("30.00"), eur("100.00")));
    }

    @Test
    void aSecondAwardOfAGroupThatPaysOneIsRefusedByTheGroupsName() {
        StackingRule one = new StackingRule("living-costs", Mode.ONE_OF_GROUP, null);
        Stacking stacking = stacking(one, List.of(new Granted("other", one, eur("1.00"))));
        assertThatThrownBy(() -> stacking.admit(Benefit.Kind.BOUNTY, eur("1.00")))
                .isInstanceOfSatisfying(Problem.class, refused -> {
                    assertThat(refused.type()).isEqualTo(ProblemType.STATE_CONFLICT);
                    assertThat(refused.detail()).contains("living-costs");
                });
        StackingRule elsewhere = new StackingRule("equipment", Mode.ONE_OF_GROUP, null);
        assertThat(stacking(elsewhere, List.of(new Granted("other", one, eur("1.00"))))
                        .admit(Benefit.Kind.BOUNTY, eur("1.00")))
                .isEqualTo(eur("1.00"));
    }

    @Test
    void aCapInACurrencyThatNoRateServesIsNotGuessed() {
        StackingRule rule = new StackingRule("g", Mode.ADD_UP, Money.parse("100.00", "USD"));
        assertThatThrownBy(() -> stacking(rule, List.of()).admit(Benefit.Kind.BOUNTY, eur("1.00")))
                .isInstanceOfSatisfying(Problem.class, undecided -> {
                    assertThat(undecided.type()).isEqualTo(ProblemType.RATE_UNAVAILABLE);
                    assertThat(undecided.detail()).contains("USD").contains("EUR");
                });
    }

    @Test
    void aCappedStipendKeepsItsMonthsAndDoesNotPassTheCap() {
        Benefit.Stipend stipend = Documents.bundled("diplomat-resignation").benefits().stream()
                .filter(Benefit.Stipend.class::isInstance)
                .map(Benefit.Stipend.class::cast)
                .findFirst()
                .orElseThrow();
        LocalDate from = LocalDate.parse("2022-03-10");
        for (String cap : List.of("10000.00", "47999.99", "33333.33", "12345.67")) {
            Stacking stacking = stacking(new StackingRule("g", Mode.ADD_UP, eur(cap)), List.of());
            StipendTerms terms = CappedStipend.granted(stipend, from, family(), List.of(), stacking);
            Money total = StipendSchedule.of(terms).total();
            assertThat(total).isLessThanOrEqualTo(eur(cap));
            assertThat(eur(cap).minus(total).minorUnits())
                    .as("less than a cent a month for claimant, spouse and children is left of %s", cap)
                    .isLessThan(3L * stipend.months());
            assertThat(terms.to()).isEqualTo(from.plusMonths(stipend.months()).minusDays(1));
        }
        Stacking ample = stacking(new StackingRule("g", Mode.ADD_UP, eur("1000000.00")), List.of());
        assertThat(CappedStipend.granted(stipend, from, List.of(), List.of(), ample)
                        .monthlyOn(from))
                .isEqualTo(stipend.monthly());
        assertThat(ample.cuts()).isEmpty();
    }

    private static List<SupplementDependant> family() {
        LocalDate from = LocalDate.parse("2022-03-10");
        SupplementDependant child = new SupplementDependant(SupplementRelation.CHILD, from, null);
        return List.of(new SupplementDependant(SupplementRelation.SPOUSE, from, null), child, child);
    }

    private static Stacking stacking(StackingRule rule, List<Granted> existing) {
        return new Stacking("asked", rule, existing, NO_RATES);
    }

    private static Money eur(String amount) {
        return Money.parse(amount, "EUR");
    }
}
