package org.millioncarrots.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.millioncarrots.testing.ExampleTable;

class ConversionExamplesTest {

    @TestFactory
    Stream<DynamicTest> conversions() {
        return ExampleTable.rows("conversion.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("id"), () -> {
                    Money source = Money.parse(row.get("amount"), row.get("from"));
                    CurrencyCode to = new CurrencyCode(row.get("to"));

                    Conversion conversion = Conversion.of(source, to, path(row.get("rates")));

                    assertThat(conversion.target()).isEqualTo(Money.parse(row.get("expected"), to));
                    assertThat(conversion.source()).isEqualTo(source);
                    assertThat(row.get("never").split(" "))
                            .doesNotContain(conversion.target().toDecimal().toPlainString());
                }));
    }

    @TestFactory
    Stream<DynamicTest> ratios() {
        return ExampleTable.rows("conversion-ratios.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("id"), () -> assertThat(amount(row, "amount", "currency")
                                .ratioTo(amount(row, "of", "currency2"), Integer.parseInt(row.get("decimals"))))
                        .isEqualTo(new BigDecimal(row.get("expected")))));
    }

    private static Money amount(Map<String, String> row, String amount, String currency) {
        return Money.parse(row.get(amount), row.get(currency));
    }

    private static List<PinnedRate> path(String rates) {
        return Arrays.stream(rates.split(" & "))
                .map(ConversionExamplesTest::rate)
                .toList();
    }

    private static PinnedRate rate(String text) {
        String[] part = text.split(" ");
        LocalDate day = LocalDate.of(2022, 3, 5);
        return new PinnedRate(
                new CurrencyCode(part[1]),
                new CurrencyCode(part[4]),
                Integer.parseInt(part[0]),
                new BigDecimal(part[3]),
                RateSource.valueOf(part[5]),
                day,
                day,
                "0".repeat(64));
    }
}
