package org.millioncarrots.award;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.WithoutAppropriation;

/** The one place where amounts of an award become transfers by sponsor. */
public final class SponsorEntries {
    private final ProgrammeVersion version;
    private final LocalDate businessOn;
    private final List<Transfer> transfers = new ArrayList<>();

    public SponsorEntries(ProgrammeVersion version, LocalDate businessOn) {
        this.version = version;
        this.businessOn = businessOn;
    }

    /**
     * Each sponsor's minor units of some amounts, in the document's order. Every amount is split by itself, as it is when it is
     * paid, so that nothing is left over at the end.
     */
    public long[] shares(Stream<Money> amounts) {
        long[] sums = new long[version.sponsors().size()];
        amounts.forEach(amount -> {
            var shares = version.shares(amount);
            for (int i = 0; i < sums.length; i++) {
                sums[i] = Math.addExact(sums[i], shares.get(i).amount().minorUnits());
            }
        });
        return sums;
    }

    /** One step for each sponsor that has a share in it. */
    public void add(UUID subject, Step step, CurrencyCode currency, long[] shares, @Nullable UUID link) {
        for (int i = 0; i < shares.length; i++) {
            add(subject, step, i, new Money(shares[i], currency), link);
        }
    }

    /** One step of a sponsor, by its place in the document; none where nothing is moved. */
    public void add(UUID subject, Step step, int sponsor, Money amount, @Nullable UUID link) {
        if (amount.isPositive()) {
            Account account = new Account(
                    version.code(), version.sponsors().get(sponsor).code(), amount.currency(), step.debit());
            transfers.add(new Transfer(
                    subject,
                    step,
                    account,
                    amount,
                    link,
                    businessOn,
                    version.withoutAppropriation() == WithoutAppropriation.ALLOW));
        }
    }

    public List<Transfer> transfers() {
        return List.copyOf(transfers);
    }
}
