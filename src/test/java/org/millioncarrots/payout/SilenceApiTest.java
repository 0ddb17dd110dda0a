package org.millioncarrots.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.millioncarrots.platform.TargetDays;
import org.millioncarrots.testing.Api;
import org.millioncarrots.testing.BankAnswers;
import org.millioncarrots.testing.BankWords;
import org.millioncarrots.testing.PaidPeople;
import org.millioncarrots.testing.SentFiles;
import org.millioncarrots.testing.SentFiles.Sent;

/** What the bank does not answer in time is unknown, and never failed: only what it says makes another attempt possible. */
@QuarkusTest
class SilenceApiTest {
    private final NoticeSilence silence;
    private final PaidPeople people;
    private final Clock clock;

    SilenceApiTest(NoticeSilence silence, PaidPeople people, Clock clock) {
        this.silence = silence;
        this.people = people;
        this.clock = clock;
    }

    @Test
    void whatIsNotAnsweredWithinFiveBankingDaysIsUnknownAndCannotBePaidAgain() throws Exception {
        Sent sent = SentFiles.sent(1);
        String payout = sent.items().getString("items[0].id");
        ZonedDateTime now = ZonedDateTime.now(clock);
        Instant limit = now.with(TargetDays.earlier(now.toLocalDate(), 5)).toInstant();
        sentAt(payout, limit.plus(Duration.ofMinutes(5)));
        silence.notice();
        assertThat(sent.states()).as("in time").containsExactly("SENT");

        int before = exceptions();
        sentAt(payout, limit.minus(Duration.ofMinutes(5)));
        silence.notice();
        assertThat(sent.states()).containsExactly("UNKNOWN");
        assertThat(sent.reissueFirst()).as("silence is no refusal").isEqualTo(409);
        assertThat(exceptions()).isEqualTo(before + 1);
        assertThat(attempts(payout)).as("what was sent is as unknown").containsExactly("UNKNOWN");

        bankSays(BankWords.pain002(
                "10",
                BankWords.original(sent.message(), ""),
                BankWords.block(
                        sent.message(), BankWords.transaction(sent.endToEndId(0), BankWords.rejected("AM04")))));
        assertThat(sent.states()).containsExactly("REJECTED");
        assertThat(sent.reissueFirst()).as("a definite refusal").isEqualTo(201);
    }

    @Test
    void whatIsUnknownIsSettledByALateDebitAndPaidOnce() throws Exception {
        Sent sent = SentFiles.sent(1);
        sentAt(sent.items().getString("items[0].id"), clock.instant().minus(Duration.ofDays(30)));
        silence.notice();
        assertThat(sent.states()).containsExactly("UNKNOWN");
        assertThat(bankSays(BankAnswers.notification(BankWords.id(), "", sent.payments())))
                .isEqualTo(List.of("APPLIED SETTLED"));
        assertThat(sent.states()).containsExactly("SETTLED");
        assertThat(sent.reissueFirst()).isEqualTo(409);
        SentFiles.balanced();
    }

    /** "Settled" is no booking, but a rejection after it no answer that was missing, before the silence or after it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void settledBySayingSpeaksAgainstALateRejection(boolean beforeTheSilence) throws Exception {
        Sent sent = SentFiles.sent(1);
        String payout = sent.items().getString("items[0].id");
        if (beforeTheSilence) {
            says(sent, "<TxSts>ACSC</TxSts>");
        }
        silent(payout);
        assertThat(attempts(payout)).containsExactly("UNKNOWN");
        says(sent, "<TxSts>ACSP</TxSts>");
        if (!beforeTheSilence) {
            says(sent, "<TxSts>ACSC</TxSts>");
        }
        says(sent, BankWords.rejected("AM04"));
        assertThat(sent.states()).containsExactly("UNKNOWN");
        assertThat(sent.reissueFirst()).isEqualTo(409);
        bankSays(BankAnswers.notification(BankWords.id(), "", sent.payments()));
        assertThat(sent.states()).containsExactly("SETTLED");
    }

    /** In process is no word for a payment: silence, in process, and the rejection that was missing. */
    @Test
    void inProcessDoesNotSpeakAgainstALateRejection() throws Exception {
        Sent sent = SentFiles.sent(1);
        says(sent, "<TxSts>ACSP</TxSts>");
        silent(sent.items().getString("items[0].id"));
        says(sent, "<TxSts>ACSP</TxSts>");
        says(sent, BankWords.rejected("AM04"));
        assertThat(sent.states()).containsExactly("REJECTED");
        assertThat(sent.reissueFirst()).isEqualTo(201);
    }

    /** Something has left the account for it, after days of silence as on the first day. */
    @Test
    void aDebitThatIsNotUnderstoodAfterTheSilenceKeepsTheNextPaymentBack() throws Exception {
        Sent sent = SentFiles.sent(1);
        silent(sent.items().getString("items[0].id"));
        bankSays(BankAnswers.notification(
                BankWords.id(),
                "",
                List.of(new BankAnswers.Payment(
                        sent.endToEndId(0), sent.payments().getFirst().uetr(), "1.00", SentFiles.CURRENCY))));
        says(sent, BankWords.rejected("AM04"));
        assertThat(sent.states()).containsExactly("UNKNOWN");
        assertThat(sent.reissueFirst()).isEqualTo(409);
    }

    private static void says(Sent sent, String status) {
        bankSays(BankWords.pain002(
                "10",
                BankWords.original(sent.message(), ""),
                BankWords.block(sent.message(), BankWords.transaction(sent.endToEndId(0), status))));
    }

    private void silent(String payout) throws SQLException {
        sentAt(payout, clock.instant().minus(Duration.ofDays(30)));
        silence.notice();
    }

    private static List<String> attempts(String payout) {
        return Api.get("finance", "/v1/payouts/" + payout).getList("attempts.state");
    }

    /** Unknown payouts that nobody gave a reason for. */
    private static int exceptions() {
        return Api.get("finance", "/v1/reports/exceptions?from=2022-03-01&to=2022-03-31")
                .getList(
                        "groups.findAll { it.currency == 'AMD' && it.kind == 'UNKNOWN' && it.reason == null }.count",
                        Integer.class)
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void sentAt(String payout, Instant at) throws SQLException {
        people.run("update payout set changed_at = ? where id = ?", at, UUID.fromString(payout));
    }
}
