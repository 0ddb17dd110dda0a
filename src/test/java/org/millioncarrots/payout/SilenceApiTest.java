package org.millioncarrots.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.millioncarrots.testing.SentFiles.bankSays;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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
    private final FollowPayouts follow;
    private final PaidPeople people;
    private final Clock clock;

    SilenceApiTest(FollowPayouts follow, PaidPeople people, Clock clock) {
        this.follow = follow;
        this.people = people;
        this.clock = clock;
    }

    @Test
    void whatIsNotAnsweredWithinFiveBankingDaysIsUnknownAndCannotBePaidAgain() throws Exception {
        Sent sent = SentFiles.sent(1);
        String payout = sent.items().getString("items[0].id");
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        Instant limit = now.minus(Duration.ofDays(ChronoUnit.DAYS.between(TargetDays.earlier(today, 5), today)));
        sentAt(payout, limit.plus(Duration.ofMinutes(5)));
        follow.noticeSilence();
        assertThat(sent.states()).as("in time").containsExactly("SENT");

        int before = exceptions();
        sentAt(payout, limit.minus(Duration.ofMinutes(5)));
        follow.noticeSilence();
        assertThat(sent.states()).containsExactly("UNKNOWN");
        assertThat(sent.reissueFirst()).as("silence is no refusal").isEqualTo(409);
        assertThat(exceptions()).isEqualTo(before + 1);
        assertThat(Api.get("finance", "/v1/payouts/" + payout).getList("attempts"))
                .hasSize(1);

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
        follow.noticeSilence();
        assertThat(sent.states()).containsExactly("UNKNOWN");
        assertThat(bankSays(BankAnswers.notification(BankWords.id(), "", sent.payments())))
                .isEqualTo(List.of("APPLIED SETTLED"));
        assertThat(sent.states()).containsExactly("SETTLED");
        assertThat(sent.reissueFirst()).isEqualTo(409);
        SentFiles.balanced();
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
