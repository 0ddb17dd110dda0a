package org.millioncarrots.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.millioncarrots.ledger.Account.Kind;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Balances that start from a closing are those of all transfers. Everything is rolled back. */
@QuarkusTest
@ForAllPartners
class ClosingSqlTest {
    private static final LocalDate JANUARY = LocalDate.parse("2021-01-31");
    private static final LocalDate FEBRUARY = LocalDate.parse("2021-02-01");

    @Inject
    Ledger ledger;

    @Inject
    LedgerSql sql;

    @Inject
    ClosingSql closingSql;

    @Inject
    Closings closings;

    @Inject
    EntityManager entityManager;

    @Inject
    Ids ids;

    @Test
    void balancesBeforeAClosingAreThoseAfterIt() {
        QuarkusTransaction.begin();
        try {
            book(JANUARY, "100.00");
            book(FEBRUARY, "20.00");
            List<AccountBalance> before = sql.balances(Instant.now());
            assertThat(voted(before)).isEqualTo(Money.parse("120.00", "EUR"));

            close(JANUARY);
            assertThat(sql.balances(Instant.now())).isEqualTo(before);

            book(FEBRUARY, "3.00");
            assertThat(voted(sql.balances(Instant.now()))).isEqualTo(Money.parse("123.00", "EUR"));
            assertThat(sql.totals(Instant.now())).isEqualTo(LedgerView.TrialBalance.currencies(withRows()));

            close(FEBRUARY);
            assertThat(voted(sql.balances(Instant.now()))).isEqualTo(Money.parse("123.00", "EUR"));
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void closedAndProposedMonthsAreListedFromTheLatestOn() {
        QuarkusTransaction.begin();
        try {
            LocalDate latest = LocalDate.parse("2199-11-30");
            LocalDate before = LocalDate.parse("2199-10-31");
            close(before);
            closingSql.propose(latest, new ClosingView.Proposed("finance", Instant.EPOCH, "d"));
            assertThat(closingSql.page(null, 2))
                    .extracting(
                            ClosingView.Listed::closedThrough,
                            ClosingView.Listed::proposedBy,
                            ClosingView.Listed::closedBy)
                    .containsExactly(tuple(latest, "finance", null), tuple(before, "finance", "finance2"));
            assertThat(closingSql.page(latest, 1))
                    .extracting(ClosingView.Listed::closedThrough)
                    .containsExactly(before);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void aClosingWaitsForWhoeverIsBooking() throws Exception {
        CountDownLatch booking = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(2)) {
            Future<?> booker =
                    threads.submit(() -> QuarkusTransaction.requiringNew().run(() -> {
                        closings.requireOpen(FEBRUARY);
                        booking.countDown();
                        await(mayEnd);
                    }));
            assertThat(booking.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(exclusiveLockIsFree()).isFalse();
            mayEnd.countDown();
            booker.get(10, TimeUnit.SECONDS);
            assertThat(exclusiveLockIsFree()).isTrue();
        }
    }

    private boolean exclusiveLockIsFree() {
        return QuarkusTransaction.requiringNew().call(() -> (Boolean) entityManager
                .createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", 7_312_001L)
                .getSingleResult());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void book(LocalDate on, String amount) {
        UUID subject = ids.next(0);
        Account account =
                new Account("closing-test", "DE", Money.parse(amount, "EUR").currency(), Kind.FUNDING);
        assertThat(ledger.tryBook(List.of(
                        new Transfer(subject, Step.APPROPRIATE, account, Money.parse(amount, "EUR"), null, on))))
                .isTrue();
    }

    private void close(LocalDate through) {
        closingSql.close(through, "finance", "finance2", Instant.now());
    }

    private List<AccountBalance> withRows() {
        return sql.balances(Instant.now()).stream()
                .filter(account ->
                        account.debits().isPositive() || account.credits().isPositive())
                .toList();
    }

    private static Money voted(List<AccountBalance> balances) {
        return balances.stream()
                .filter(account -> account.programme().equals("closing-test")
                        && account.kind().equals(Kind.APPROPRIATION.name()))
                .map(AccountBalance::credits)
                .findFirst()
                .orElseThrow();
    }
}
