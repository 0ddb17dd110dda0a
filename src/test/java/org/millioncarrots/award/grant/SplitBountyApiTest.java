package org.millioncarrots.award.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.millioncarrots.award.PaidInParts;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.Approvals;
import org.millioncarrots.testing.AwardCalls;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.Documents;
import org.millioncarrots.testing.QueueStories;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.Stories;
import org.millioncarrots.testing.TestProgrammes;

/** No amount at a bank tells the promise: parts by chance, which come to it to the cent and can be explained. */
@QuarkusTest
class SplitBountyApiTest {
    @Inject
    Clock clock;

    @Test
    void aBountyIsPaidInPartsThatStandInNoTariff() {
        String programme = TestProgrammes.approved(split("100000.00", 5, "1000.00", 7));
        JsonPath award = award(programme, "EUR");
        List<Map<String, Object>> parts = instalments(award);
        LocalDate first = LocalDate.now(clock);
        assertThat(parts.stream().map(part -> part.get("dueOn")))
                .as("from the award on, although the act was earlier")
                .containsExactly(
                        first.toString(),
                        first.plusDays(7).toString(),
                        first.plusDays(14).toString(),
                        first.plusDays(21).toString(),
                        first.plusDays(28).toString());
        List<String> amounts = amounts(parts);
        assertThat(sum(amounts)).isEqualByComparingTo("100000.00");
        assertThat(amounts).doesNotHaveDuplicates().allMatch(amount -> new BigDecimal(amount).intValue() >= 1000);
        assertThat(award.getString("money[0].payable.amount")).isEqualTo("100000.00");

        // Years later: the amount and what is kept make the same parts.
        PaidInParts how = new PaidInParts(
                award.getInt("money[0].split.parts"),
                Money.parse(award.getString("money[0].split.minimum.amount"), "EUR"),
                award.getString("money[0].split.seed"),
                award.getInt("money[0].split.draw"));
        assertThat(DrawParts.of(Money.parse("100000.00", "EUR"), how).stream()
                        .map(part -> part.toDecimal().toPlainString()))
                .isEqualTo(amounts);
        JsonPath explained = Api.get("partner", "/v1/claims/" + award.getString("claimId") + "/explanation");
        assertThat(explained.getString("award.money[0].split.seed")).isEqualTo(how.seed());
        JsonPath shown = Api.get("partner", "/v1/programmes/" + programme + "?asOf=" + TestProgrammes.AS_OF);
        assertThat(shown.getInt("amountSplit.parts")).isEqualTo(5);
        SentFiles.balanced();
    }

    /** The minimum is its share of what is paid, and the sum is what the conversion has made of the promise. */
    @Test
    void partsAreCutFromWhatIsPaidAfterItIsConverted() {
        ObjectNode document = split("50000.00", 4, "2500.00", 1);
        Documents.with(document, "/rates", "{\"source\": \"ECB\"}");
        JsonPath award = award(TestProgrammes.approved(document), "USD");
        List<String> amounts = amounts(instalments(award));
        assertThat(sum(amounts)).isEqualByComparingTo(award.getString("money[0].payable.amount"));
        assertThat(award.getString("money[0].promised.amount")).isEqualTo("50000.00");
        BigDecimal minimum = new BigDecimal(award.getString("money[0].split.minimum.amount"));
        assertThat(minimum.multiply(BigDecimal.valueOf(20))
                        .subtract(sum(amounts))
                        .abs())
                .as("a twentieth, within its rounding")
                .isLessThan(new BigDecimal("0.20"));
        assertThat(amounts).hasSize(4).allMatch(amount -> new BigDecimal(amount).compareTo(minimum) >= 0);
        SentFiles.balanced();
    }

    /** So few are possible that chance alone would make some of them alike. */
    @Test
    void noTwoOfADayAreAlikeWhoeverTheyAreFor() {
        String programme = TestProgrammes.approved(split("0.80", 2, "0.02", 1));
        Set<String> first = new HashSet<>();
        Set<String> second = new HashSet<>();
        for (int i = 1; i <= 16; i++) {
            List<String> amounts = amounts(instalments(award(programme, "EUR")));
            assertThat(sum(amounts)).isEqualByComparingTo("0.80");
            first.add(amounts.get(0));
            second.add(amounts.get(1));
            assertThat(first).hasSize(i);
            assertThat(second).hasSize(i);
        }
    }

    /** What cannot be avoided stops nobody: of 0.08 there are three ways to make two parts of which none is less than 0.03. */
    @Test
    void whereAllAmountsAreTakenPeopleAreAwardedAllTheSame() {
        String programme = TestProgrammes.approved(split("0.08", 2, "0.02", 1));
        for (int i = 0; i < 5; i++) {
            assertThat(sum(amounts(instalments(award(programme, "EUR"))))).isEqualByComparingTo("0.08");
        }
    }

    @Test
    void aPartThatComesBackIsOwedAgainWithItsOwnAmount() throws InterruptedException {
        ObjectNode document = split("90000.00", 3, "1000.00", 1);
        Documents.with(document, "/rates", "{\"source\": \"ECB\"}");
        JsonPath award = award(TestProgrammes.approved(document), "SEK");
        List<String> amounts = amounts(instalments(award));
        Stories.run(LocalDate.now(clock).toString());
        SentFiles.Sent file = SentFiles.sentDue("SEK");
        assertThat(file.payments().stream().map(BankAnswers.Payment::amount)).containsExactly(amounts.getFirst());
        SentFiles.bankSays(BankAnswers.notification(BankWords.id(), "", file.payments()));
        SentFiles.bankSays(BankAnswers.notification(
                BankWords.id(), "MS03", List.of(file.payments().getFirst())));
        String returned = file.items().getString("items.find { it.state == 'RETURNED' }.id");
        String next = Approvals.reissue("/v1/payouts/" + returned)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(Api.get("finance", "/v1/payouts/" + next).getString("amount.amount"))
                .isEqualTo(file.payments().getFirst().amount());
        SentFiles.balanced();

        // What is not paid yet of a revoked award is not paid at all, and its money is there again.
        String id = award.getString("id");
        String change = AwardCalls.proposed(
                id,
                "/termination",
                Map.of("reason", "REVOKED", "on", LocalDate.now(clock).toString()));
        AwardCalls.decide(id, change).then().statusCode(201);
        assertThat(instalments(award).stream().map(part -> part.get("state")))
                .containsExactly("PAYABLE", "CANCELLED", "CANCELLED");
        SentFiles.balanced();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/amountSplit | null | amountSplit | is missing; amountFingerprint SPLIT needs it",
                "/amountFingerprint | \"AS_PROMISED\" | amountFingerprint | SPLIT, or no amountSplit",
                "/amountSplit/minimum | \"10000.01\" | amountSplit.minimum | so small that 10 of it fit into EUR 100000.00, or there is no room for chance",
                "/amountSplit/minimum | \"0.00\" | amountSplit.minimum | more than zero",
                "/amountSplit/minimum | \"1000.001\" | amountSplit.minimum | EUR amounts have exactly 2 decimals, got 3",
                "/amountSplit/currency | \"USD\" | amountSplit.currency | EUR, in which a bounty is promised",
            })
    void aDocumentThatLeavesNoRoomForChanceIsRefused(String at, String value, String field, String message) {
        ObjectNode document = split("100000.00", 5, "1000.00", 7);
        if (value.equals("null")) {
            document.remove(at.substring(1));
        } else {
            Documents.with(document, at, value);
        }
        assertThat(Documents.faults(document.toString())).containsExactly(new Violation(field, message));
    }

    @Test
    void onlyBountiesAreSplit() {
        ObjectNode document = TestProgrammes.stipend("2000.00");
        ObjectNode bounty = split("100000.00", 5, "1000.00", 7);
        document.set("amountFingerprint", bounty.get("amountFingerprint"));
        document.set("amountSplit", bounty.get("amountSplit"));
        assertThat(Documents.faults(document.toString()))
                .containsExactly(
                        new Violation("amountFingerprint", "no benefit is a BOUNTY; only bounties are paid in parts"));
    }

    private static ObjectNode split(String euros, int parts, String minimum, int daysApart) {
        ObjectNode document = TestProgrammes.bounty(euros, "QUEUE");
        Documents.with(document, "/amountFingerprint", "\"SPLIT\"");
        return Documents.with(
                document,
                "/amountSplit",
                "{\"parts\": " + parts + ", \"minimum\": \"" + minimum + "\", \"currency\": \"EUR\", \"daysApart\": "
                        + daysApart + "}");
    }

    private static JsonPath award(String programme, String currency) {
        String claimant = Stories.registered("partner", false, 0).getString("id");
        JsonPath attested = Stories.awarded(
                "partner",
                claimant,
                programme,
                TestProgrammes.AS_OF,
                currency,
                QueueStories.facts(Stories.soldier(), "SOLDIER"));
        return Api.get("partner", "/v1/awards/" + attested.getString("award.id"));
    }

    private static List<Map<String, Object>> instalments(JsonPath award) {
        return Api.get("partner", "/v1/awards/" + award.getString("id") + "/instalments?limit=100")
                .getList("items");
    }

    private static List<String> amounts(List<Map<String, Object>> instalments) {
        return instalments.stream()
                .map(part -> (String) ((Map<?, ?>) part.get("amount")).get("amount"))
                .toList();
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
