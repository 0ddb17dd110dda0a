package org.millioncarrots.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Whatever is voted, promised, released and recovered in whatever order: what is available never falls below zero by a promise. */
@QuarkusTest
@ForAllPartners
class BudgetPropertyTest {
    private static final CurrencyCode EUR = new CurrencyCode("EUR");

    @Inject
    Ledger ledger;

    @Inject
    LedgerSql sql;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @Test
    void noPromiseTakesMoreThanWasVoted() {
        for (long seed = 1; seed <= 20; seed++) {
            play(seed, false);
        }
    }

    /** What was promised without a vote counts against the first ones. */
    @Test
    void whatWasPromisedWithoutAVoteCountsOnceThereIsOne() {
        for (long seed = 1; seed <= 20; seed++) {
            play(seed, true);
        }
    }

    /** In a transaction that is rolled back, so that nothing of it stays in the books. */
    private void play(long seed, boolean withoutVote) {
        SplittableRandom random = new SplittableRandom(seed);
        Account account = new Account("test-budget-" + UUID.randomUUID(), "XX", EUR, Account.Kind.APPROPRIATION);
        QuarkusTransaction.begin();
        try {
            long promised = 0;
            boolean voted = false;
            for (int i = 0; i < 40; i++) {
                long before = available(account);
                long minor = 1 + random.nextInt(100);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        if (i > 12) {
                            book(account, Step.APPROPRIATE, minor, withoutVote);
                            voted = true;
                        }
                    }
                    case 1 -> {
                        minor = Math.min(minor, promised);
                        if (minor > 0) {
                            book(account, random.nextBoolean() ? Step.RELEASE : Step.RECOVER, minor, withoutVote);
                            promised -= minor;
                        }
                    }
                    default -> {
                        boolean booked = book(account, Step.COMMIT, minor, withoutVote);
                        boolean mayBe = before >= minor || (withoutVote && !voted);
                        assertThat(booked)
                                .as("seed %d, step %d: %d of %d", seed, i, minor, before)
                                .isEqualTo(mayBe);
                        promised += booked ? minor : 0;
                    }
                }
                if (!withoutVote) {
                    assertThat(available(account))
                            .as("seed %d, step %d", seed, i)
                            .isNotNegative();
                }
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private boolean book(Account account, Step step, long minor, boolean withoutVote) {
        Money amount = new Money(minor, EUR);
        Account debited = account.as(step.debit());
        return ledger.tryBook(
                List.of(new Transfer(ids.next(0), step, debited, amount, null, LocalDate.now(clock), withoutVote)));
    }

    /** By the books themselves. */
    private long available(Account account) {
        return sql.balances(clock.instant()).stream()
                .filter(balance -> balance.programme().equals(account.programme())
                        && balance.kind().equals("APPROPRIATION"))
                .mapToLong(balance ->
                        balance.credits().minorUnits() - balance.debits().minorUnits())
                .sum();
    }
}
