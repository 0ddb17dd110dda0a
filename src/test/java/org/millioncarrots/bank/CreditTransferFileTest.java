package org.millioncarrots.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

class CreditTransferFileTest {
    private final Random random = new Random(5);
    private final CreditTransfer good = BankExamples.sepaTransfer(1, "1.00", "Anna Lee", random);

    @ParameterizedTest
    @CsvSource({"0.01,true", "999999999.99,true", "0.00,false", "1000000000.00,false"})
    void sepaAmountsHaveLimits(String amount, boolean allowed) {
        List<String> fields = faults(BankExamples.sepaTransfer(1, amount, "Anna Lee", random), Scheme.SEPA, "EUR");
        assertThat(fields.isEmpty()).isEqualTo(allowed);
        if (!allowed) {
            assertThat(fields).containsExactly("t.amount");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/1", "1/", "1//2", "", "12345678901234567890123456789012345678", "1_2", "Щ", " 1"})
    void idsHaveRules(String id) {
        assertThat(faults(with(id, good.uetr(), "Payment"), Scheme.SEPA, "EUR")).containsExactly("t.instructionId");
        assertThat(CreditTransfer.isId("A1/2-3")).isTrue();
    }

    @Test
    void otherFaultsAreNamed() {
        assertThat(faults(good, Scheme.SEPA, "EUR")).isEmpty();
        assertThat(faults(good, Scheme.SEPA, "USD")).contains("t.amount");
        assertThat(faults(good, Scheme.CROSS_BORDER, "EUR")).containsExactly("t.creditorBic", "t.creditorAddress");
        UUID timeOrdered = UUID.fromString("0190d0e2-0000-7000-8000-000000000000");
        assertThat(faults(with("1", timeOrdered, "Payment"), Scheme.SEPA, "EUR"))
                .containsExactly("t.uetr");
        assertThat(faults(with("1", good.uetr(), "Привет"), Scheme.SEPA, "EUR")).containsExactly("t.remittance");
        CreditTransfer dollars = BankExamples.crossBorderTransfer(1, Money.parse("1.00", "USD"), random);
        assertThat(faults(dollars, Scheme.CROSS_BORDER, "USD")).isEmpty();
        assertThat(faults(dollars, Scheme.SEPA, "USD")).containsExactly("t.amount.currency", "t.creditorAccount");
    }

    @Test
    void aFileTellsAllItsFaultsAndNoContent() {
        CreditTransfer bad = BankExamples.sepaTransfer(1, "0.00", "Anna Secret", random);
        Problem problem = catchThrowableOfType(Problem.class, () -> BankExamples.sepa("a b", List.of(good, bad, good)));
        assertThat(problem.type()).isEqualTo(ProblemType.BANK_FILE_REFUSED);
        assertThat(problem.violations())
                .extracting(Problem.Violation::field)
                .containsExactly("messageId", "transfers[1].amount", "transfers[1]", "transfers[2]");
        assertThat(problem.detail() + problem.violations()).doesNotContain("Secret", "1000011101001000");
    }

    @Test
    void anEmptyFileIsRefused() {
        Problem problem = catchThrowableOfType(Problem.class, () -> BankExamples.sepa("MC1", List.of()));
        assertThat(problem.violations().getFirst().field()).isEqualTo("transfers");
    }

    @Test
    void nothingPrintsNamesOrAccounts() {
        CreditTransferFile file = BankExamples.sepa("MC1", List.of(good));
        assertThat(file + " " + good + " " + file.debtor() + file.transfers())
                .doesNotContain("Lee", "LT1210", "Office", "DE8937", "Main Street");
        assertThat(file.fileName()).isEqualTo("MC1.xml");
    }

    private CreditTransfer with(String instructionId, UUID uetr, String remittance) {
        return new CreditTransfer(
                instructionId,
                good.endToEndId(),
                uetr,
                good.amount(),
                good.creditorName(),
                good.creditorAccount(),
                null,
                null,
                remittance);
    }

    private static List<String> faults(CreditTransfer transfer, Scheme scheme, String currency) {
        return transfer.faults(scheme, new CurrencyCode(currency), "t").stream()
                .map(Problem.Violation::field)
                .toList();
    }
}
