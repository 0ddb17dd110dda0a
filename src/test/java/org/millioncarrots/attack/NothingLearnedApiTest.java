package org.millioncarrots.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.testing.Accounts;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.Payee;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** Whoever holds a dead claimant's account, or has closed their own and sold it, waits for the next instalment. */
@QuarkusTest
class NothingLearnedApiTest {
    @ParameterizedTest
    @ValueSource(strings = {"AC04 MUR", "AC06 MVR", "MD07 WST", "RR04 TOP"})
    void whatTheBankSaidHoldsForEveryFurtherPayment(String codeAndCurrency) throws InterruptedException {
        String code = codeAndCurrency.substring(0, 4);
        String currency = codeAndCurrency.substring(5);
        Payee first = Payee.due(Payee.programme(currency), currency);
        String batch = Payee.collected(currency, 1);
        Approvals.approve("finance2", batch).then().statusCode(201);
        var payments = BankAnswers.payments(Payee.delivered(batch));
        SentFiles.bankSays(BankAnswers.notification(id(), "", payments));
        Stories.awarded(
                "partner",
                first.claimant(),
                Payee.programme(currency),
                TestProgrammes.AS_OF,
                currency,
                QueueStories.facts(Stories.soldier(), "SOLDIER"));
        SentFiles.bankSays(BankAnswers.notification(id(), code, payments));
        assertThat(first.state()).isEqualTo("RETURNED");

        Stories.run("2022-01-31");
        Payee.nothingToCollect(currency);
        Accounts.changed("partner", first.claimant());
        Stories.run("2022-01-31");
        if (code.startsWith("AC")) {
            Payee.collected(currency, 1);
        } else {
            // An account of somebody else does not help where it is the person that is not paid.
            Payee.nothingToCollect(currency);
        }
    }

    private static String id() {
        return UUID.randomUUID().toString().substring(0, 30);
    }
}
