package org.millioncarrots.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.millioncarrots.testing.BankAnswers.Payment;

/** Files of Armenian drams that are with the bank; no other test pays in these. */
public final class SentFiles {
    public static final String CURRENCY = "AMD";

    private SentFiles() {}

    /** One file and what can be asked about it. */
    public record Sent(String id, String message, List<Payment> payments) {
        public String endToEndId(int payment) {
            return payments.get(payment).endToEndId();
        }

        public String amount() {
            return payments.getFirst().amount();
        }

        public String total() {
            return sum(payments.size());
        }

        /** What some of its payments come to; all are of one amount. */
        public String sum(int count) {
            return new BigDecimal(amount()).multiply(BigDecimal.valueOf(count)).toPlainString();
        }

        public String path() {
            return "/v1/payout-batches/" + id;
        }

        public List<String> states() {
            return items().getList("items.state", String.class).stream()
                    .sorted()
                    .toList();
        }

        public JsonPath items() {
            return Api.get("finance", "/v1/payouts?batch=" + id);
        }

        public int reissueFirst() {
            return Approvals.reissue("/v1/payouts/" + items().getString("items[0].id"))
                    .statusCode();
        }
    }

    /** The path of a batch that nobody has approved. */
    public static String batch(int payouts) throws InterruptedException {
        return batch(CURRENCY, payouts);
    }

    private static String batch(String currency, int payouts) throws InterruptedException {
        String id = collected(currency, payouts);
        if (id == null) {
            for (int i = 0; i < Math.max(payouts, 12); i++) {
                String claimant = Stories.registered("partner", false, 0).getString("id");
                Stories.awarded("partner", claimant, "coalition-match", "2022-03-05", currency, Stories.soldier());
            }
            Stories.run("2022-03-31");
            id = collected(currency, payouts);
        }
        return "/v1/payout-batches/" + id;
    }

    public static Sent sent(int payouts) throws InterruptedException {
        return sent(CURRENCY, payouts);
    }

    /** The same in a currency in which only one test pays. */
    public static Sent sent(String currency, int payouts) throws InterruptedException {
        return approved(batch(currency, payouts));
    }

    /** Whatever is due in a currency in which only one test pays. */
    public static Sent sentDue(String currency) {
        return approved("/v1/payout-batches/"
                + Api.post("finance", "/v1/payout-batches", Map.of("currency", currency, "scheme", "CROSS_BORDER"), 201)
                        .getString("id"));
    }

    private static Sent approved(String path) {
        Approvals.approve("approver2", path).then().statusCode(201);
        String file = Api.as("finance").get(path + "/file").asString();
        Api.writing("finance").post(path + "/delivery").then().statusCode(201);
        return new Sent(
                path.substring(path.lastIndexOf('/') + 1), BankAnswers.messageId(file), BankAnswers.payments(file));
    }

    private static String collected(String currency, int payouts) {
        var answer = Api.writing("finance")
                .body(Map.of("currency", currency, "scheme", "CROSS_BORDER", "maxPayouts", payouts))
                .post("/v1/payout-batches");
        if (answer.statusCode() != 201) {
            return null;
        }
        if (answer.jsonPath().getInt("payouts") == payouts) {
            return answer.jsonPath().getString("id");
        }
        Api.writing("finance").delete("/v1/payout-batches/" + answer.jsonPath().getString("id"));
        return null;
    }

    /** What became of each line, such as {@code APPLIED SETTLED}, sorted. */
    public static List<String> bankSays(String message) {
        return bankSays(message.getBytes(StandardCharsets.UTF_8));
    }

    public static List<String> bankSays(byte[] message) {
        JsonPath answer = Api.writing("bank")
                .contentType("application/xml")
                .body(message)
                .post("/v1/bank-messages")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        List<Map<String, Object>> lines = answer.getList("lines");
        return lines.stream()
                .map(line -> String.join(
                        " ",
                        Stream.of(line.get("outcome"), line.get("answer"), line.get("reason"))
                                .filter(part -> part != null)
                                .map(String::valueOf)
                                .toList()))
                .sorted()
                .toList();
    }

    public static void balanced() {
        assertThat(Api.get("finance", "/v1/ledger/trial-balance").getBoolean("balanced"))
                .isTrue();
    }
}
