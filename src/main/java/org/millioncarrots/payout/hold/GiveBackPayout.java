package org.millioncarrots.payout.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.award.change.ReplanAward;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.Payout;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.hold.Promises.Promise;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.SponsorShare;
import org.millioncarrots.programme.Programmes;

/**
 * Cancels a payout in the books and in its state. What fell due for it becomes a commitment again, which is released; if the promise
 * was made in another currency, after it was exchanged back at what it had come to. What a correction has deducted since, because the
 * payout counted as paid, is paid after all.
 */
@ApplicationScoped
class GiveBackPayout {
    private final Promises promises;
    private final Payouts payouts;
    private final Programmes programmes;
    private final Ledger ledger;
    private final ReplanAward replanAward;
    private final Clock clock;

    GiveBackPayout(
            Promises promises,
            Payouts payouts,
            Programmes programmes,
            Ledger ledger,
            ReplanAward replanAward,
            Clock clock) {
        this.promises = promises;
        this.payouts = payouts;
        this.programmes = programmes;
        this.ledger = ledger;
        this.replanAward = replanAward;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void cancel(Payout payout, String proposedBy) {
        Instant now = clock.instant();
        if (payouts.move(List.of(payout.id()), PayoutState.CANCELLED, now) != 1) {
            throw new IllegalStateException("a payout that is locked has changed");
        }
        Promise promise = promises.of(payout.id());
        ProgrammeVersion version = programmes
                .version(payout.programme(), promise.programmeVersion())
                .orElseThrow(() -> new IllegalStateException("a payout's programme version is gone"));
        Money paid = payout.amount();
        Money promised = promise.whole();
        LocalDate today = LocalDate.ofInstant(now, clock.getZone());
        List<Transfer> transfers = new ArrayList<>();
        add(transfers, payout, Step.CANCEL, version.shares(paid), today);
        if (!promised.currency().equals(paid.currency())) {
            add(transfers, payout, Step.EXCHANGE_OUT, version.shares(paid), today);
            add(transfers, payout, Step.EXCHANGE_IN, version.shares(promised), today);
        }
        add(transfers, payout, Step.RELEASE, version.shares(promised), today);
        ledger.book(transfers);
        replanAward.withoutPayout(payout.awardId(), payout.id(), proposedBy);
    }

    private static void add(
            List<Transfer> transfers, Payout payout, Step step, List<SponsorShare> shares, LocalDate businessOn) {
        for (SponsorShare share : shares) {
            if (share.amount().isPositive()) {
                Account account = new Account(
                        payout.programme(),
                        share.sponsor().code(),
                        share.amount().currency(),
                        step.debit());
                transfers.add(
                        new Transfer(payout.id(), step, account, share.amount(), payout.instalmentId(), businessOn));
            }
        }
    }
}
