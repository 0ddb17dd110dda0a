package org.millioncarrots.payout.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.BankWords.OURS;
import static org.millioncarrots.testing.BankWords.camt053;
import static org.millioncarrots.testing.SentFiles.CURRENCY;
import static org.millioncarrots.testing.SentFiles.balanced;
import static org.millioncarrots.testing.SentFiles.bankSays;
import static org.millioncarrots.testing.SentFiles.sent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankWords.Entry;
import org.millioncarrots.testing.SentFiles.Sent;
import org.millioncarrots.testing.Statements;

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

    /** Of a statement with balances: whatever is kept of it can be shown and reconciled. */
    @Test
    void damagedStatementsAreRefusedOrKeptWhole() {
        String whole = Statements.of("PHP", LocalDate.of(2026, 1, 5))
                .number(1)
                .head("<FrToDt><FrDtTm>2026-01-05T00:00:00</FrDtTm><ToDtTm>2026-01-05T23:59:59</ToDtTm></FrToDt>")
                .balances("100.00", "92.50")
                .coded("-7.50", "CHRG")
                .toString()
                .strip();
        Random random = new Random(20_260_107);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.replaceFirst("<MsgId>[^<]*", "<MsgId>F" + i).getBytes(StandardCharsets.UTF_8);
            for (int k = 0; k <= random.nextInt(4); k++) {
                int at = whole.indexOf("<Stmt>") + random.nextInt(whole.length() - whole.indexOf("<Stmt>"));
                damaged[Math.min(at, damaged.length - 1)] =
                        (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : '0' + random.nextInt(10));
            }
            int status = status(damaged);
            assertThat(status).isIn(201, 422);
            refused += status == 422 ? 1 : 0;
        }
        assertThat(refused).isBetween(50, 290);
        JsonPath kept = Api.get("finance", "/v1/bank-statements?currency=PHP&limit=500");
        assertThat(kept.getList("items")).isNotEmpty();
        for (String id : kept.getList("items.id", String.class).subList(0, 5)) {
            Api.as("finance").get("/v1/bank-statements/" + id).then().statusCode(200);
        }
        Api.as("finance")
                .get("/v1/reports/reconciliation?account=DE02120300000000202051&currency=PHP&on=2199-01-01")
                .then()
                .statusCode(200);
        Api.as("finance").get("/v1/reports/exceptions").then().statusCode(200);
    }

    private static int status(byte[] message) {
        return Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .statusCode();
    }
}
