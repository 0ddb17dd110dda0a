package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.SentFiles.CURRENCY;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;
import static org.millioncarrots.testing.SentFiles.sent;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.SentFiles.Sent;

/** Damaged messages over the wire: refused as a whole or taken as a whole, and never an error of ours. */
@QuarkusTest
class BankMessageDamageApiTest {
    @Test
    void aMessageThatIsCutOffAppliesNothing() throws InterruptedException {
        Sent file = sent(2);
        String first =
                Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(0)).toString();
        String second =
                Entry.of(file.amount(), CURRENCY).payment(file.endToEndId(1)).toString();
        byte[] whole = camt053("08", OURS, first, second).strip().getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length += 19) {
            assertThat(status(Arrays.copyOf(whole, length))).isEqualTo(422);
        }
        assertThat(file.states()).containsExactly("SENT", "SENT");
        assertThat(bankSays(whole)).containsExactly("APPLIED SETTLED", "APPLIED SETTLED");
        balanced();
    }

    @Test
    void damageIsNeverAnErrorOfOurs() throws InterruptedException {
        Sent file = sent(2);
        byte[] whole = camt053(
                        "08",
                        OURS,
                        Entry.of(file.amount(), CURRENCY)
                                .payment(file.endToEndId(0))
                                .toString(),
                        Entry.of(file.total(), CURRENCY)
                                .batch("<MsgId>" + file.message() + "</MsgId><NbOfTxs>2</NbOfTxs>")
                                .toString())
                .getBytes(StandardCharsets.UTF_8);
        Random random = new Random(20_260_106);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            byte[] damaged = whole.clone();
            for (int k = 0; k <= random.nextInt(3); k++) {
                damaged[random.nextInt(damaged.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : '0');
            }
            int status = status(damaged);
            assertThat(status).isIn(201, 422);
            refused += status == 422 ? 1 : 0;
        }
        assertThat(refused).isBetween(30, 149);
        assertThat(file.states()).isSubsetOf("SENT", "SETTLED");
        balanced();
    }

    private static int status(byte[] message) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .statusCode();
    }
}
