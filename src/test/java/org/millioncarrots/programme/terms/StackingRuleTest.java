package org.millioncarrots.programme.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.StackingRule.Admission;
import org.millioncarrots.programme.terms.StackingRule.Granted;

class StackingRuleTest {
    private static final StackingRule.Exchange HUNDRED_RUBLES_A_DOLLAR = (amount, to) -> {
        if (amount.currency().equals(CurrencyCode.RUB) && to.equals(CurrencyCode.USD)) {
            return Optional.of(new Money(amount.minorUnits() / 100, to));
        }
        if (amount.currency().equals(CurrencyCode.USD) && to.equals(CurrencyCode.RUB)) {
            return Optional.of(new Money(amount.minorUnits() * 100, to));
        }
        return Optional.empty();
    };

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/programme-stacking.csv", delimiter = ';', numLinesToSkip = 3)
    void awardsOfAGroupAreLookedAtTogether(String has, String asks, String answer, String amount) {
        List<Granted> existing = has == null ? List.of() : List.of(granted(has));

        Admission admission = StackingRule.admit(existing, granted(asks), HUNDRED_RUBLES_A_DOLLAR);

        assertThat(
                        switch (admission) {
                            case Admission.Whole whole -> "WHOLE " + whole.amount();
                            case Admission.Capped capped -> "CAPPED " + capped.amount();
                            case Admission.Refused refused -> "REFUSED";
                            case Admission.Undecided undecided -> "UNDECIDED";
                        })
                .isEqualTo(amount == null ? answer : answer + " " + money(amount));
    }

    private static Granted granted(String cells) {
        String[] cell = cells.split(" ");
        Money cap = cell[5].equals("none") ? null : money(cell[5] + " " + cell[6]);
        return new Granted(
                cell[0],
                new StackingRule(cell[1], StackingRule.Mode.valueOf(cell[2]), cap),
                money(cell[3] + " " + cell[4]));
    }

    private static Money money(String text) {
        return Money.parse(text.split(" ")[0], text.split(" ")[1]);
    }
}
