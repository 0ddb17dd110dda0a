package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.money.Money;

/** A payment of EUR 100.00 against what a bank states about it. */
class StatedAmountsTest {
    private static final Money PAID = Money.parse("100.00", "EUR");

    @ParameterizedTest(name = "ordered {0}, transaction {1}, account {2}, charges {3}: out {4}, back {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "EUR 100.00, -, -, -, SAME, SAME",
                "-, EUR 100.00, -, -, SAME, SAME",
                "-, -, EUR 100.00, -, SAME, SAME",
                "EUR 100.00, -, EUR 100.00, -, SAME, SAME",
                "EUR 100.00, -, EUR 107.50, -, SAME, OTHER",
                "-, -, EUR 107.50, EUR 7.50, SAME, OTHER",
                "-, -, EUR 107.50, USD 7.50, OTHER, OTHER",
                "EUR 100.00, -, EUR 99.99, -, OTHER, OTHER",
                "EUR 50.00, -, EUR 100.00, -, OTHER, SAME",
                "EUR 100.00, -, USD 108.00, -, SAME, SAME",
                "USD 108.00, EUR 100.00, USD 108.00, -, SAME, SAME",
                "-, -, USD 100.00, -, OTHER, OTHER",
                "USD 100.00, USD 100.00, USD 100.00, -, OTHER, OTHER",
                "EUR 0.00, -, EUR 100.00, -, SAME, SAME",
                "EUR 0.00, -, EUR 0.00, -, MISSING, MISSING",
                "-, -, -, EUR 1.00, MISSING, MISSING"
            })
    void isComparedWithWhatBothSidesKnow(
            @Nullable String ordered,
            @Nullable String transaction,
            @Nullable String account,
            @Nullable String charges,
            String out,
            String back) {
        StatedAmounts stated =
                new StatedAmounts(money(ordered), money(transaction), money(account), money(charges), null, true);
        assertThat(stated.ofDebit(PAID)).hasToString(out);
        assertThat(stated.ofCredit(PAID)).hasToString(back);
        StatedAmounts unclear =
                new StatedAmounts(money(ordered), money(transaction), money(account), money(charges), null, false);
        assertThat(unclear.ofDebit(PAID)).isEqualTo(StatedAmounts.Fit.UNCLEAR);
        assertThat(unclear.ofCredit(PAID)).isEqualTo(StatedAmounts.Fit.UNCLEAR);
    }

    private static @Nullable Money money(@Nullable String text) {
        return text == null ? null : Money.parse(text.substring(4), text.substring(0, 3));
    }
}
