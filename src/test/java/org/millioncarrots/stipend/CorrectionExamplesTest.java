package org.millioncarrots.stipend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.millioncarrots.money.Money;
import org.millioncarrots.stipend.PlannedInstalment.InstalmentPurpose;
import org.millioncarrots.stipend.StipendTerms.UnpaidDays;
import org.millioncarrots.testing.ExampleTable;
import org.millioncarrots.testing.Terms;

/** Changes of a stipend that is half paid. */
class CorrectionExamplesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
    private static final StipendTerms TERMS =
            Terms.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 6, 30), Money.parse("1000.00", "EUR"));

    @TestFactory
    Stream<DynamicTest> whatIsPaidStaysAndTheRestIsPlannedAnew() {
        return ExampleTable.rows("stipend-corrections.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("id"), () -> {
                    Replan<StoredInstalment> replan =
                            Replan.of(StipendSchedule.of(changed(row.get("change"))), halfPaid(), TODAY);
                    assertThat(decimal(replan.arrears())).isEqualTo(row.get("arrears"));
                    assertThat(decimal(replan.overpaid())).isEqualTo(row.get("overpaid"));
                    assertThat(decimal(replan.unrecovered())).isEqualTo(row.get("unrecovered"));
                    assertThat(open(replan)).isEqualTo(row.get("open"));
                }));
    }

    private static StipendTerms changed(String change) {
        String[] words = change.split(" ");
        return switch (words[0]) {
            case "ends" -> TERMS.endingOn(LocalDate.parse(words[1]));
            case "unpaid" -> TERMS.withUnpaid(new UnpaidDays(LocalDate.parse(words[1]), LocalDate.parse(words[2])));
            default -> {
                List<DatedAmount> amounts = new ArrayList<>(TERMS.amounts());
                amounts.addAll(Terms.amounts(change, "EUR"));
                yield TERMS.withAmounts(amounts);
            }
        };
    }

    private static List<StoredInstalment> halfPaid() {
        return StipendSchedule.of(TERMS).instalments().stream()
                .map(plan -> new StoredInstalment(
                        new UUID(1, plan.dueOn().getMonthValue()),
                        plan,
                        plan.dueOn().getMonthValue() <= 3))
                .toList();
    }

    private static String open(Replan<StoredInstalment> replan) {
        return Stream.concat(replan.kept().stream().map(StoredInstalment::plan), replan.added().stream())
                .sorted((a, b) -> a.purpose() == b.purpose()
                        ? a.dueOn().compareTo(b.dueOn())
                        : b.purpose().compareTo(a.purpose()))
                .map(plan -> (plan.purpose() == InstalmentPurpose.ARREARS
                                ? "ARREARS"
                                : plan.dueOn().toString().substring(5))
                        + " " + decimal(plan.amount())
                        + (plan.deducted().isZero() ? "" : " less " + decimal(plan.deducted())))
                .collect(Collectors.joining(", "));
    }

    private static String decimal(Money money) {
        return money.toDecimal().toPlainString();
    }
}
