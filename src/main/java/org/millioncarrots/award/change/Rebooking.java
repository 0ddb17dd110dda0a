package org.millioncarrots.award.change;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.change.AppliedChange.Moved;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.stipend.PlannedInstalment;

/**
 * What a change of an award books, by sponsor: afterwards the commitment is again the sum of the open instalments' shares, and
 * what is kept back for an overpayment is the sum of their deductions' shares. A difference in the currency of the
 * instalments is exchanged at what the award's pinned rates come to where the promise was made in another: the sponsors' shares
 * of the promise follow what is scheduled, so that an award that is revoked gives back just what it took.
 */
final class Rebooking {
    private final AppliedChange change;
    private final ProgrammeVersion version;
    private final LocalDate businessOn;
    private final List<Transfer> transfers = new ArrayList<>();

    private Rebooking(AppliedChange change, ProgrammeVersion version, LocalDate businessOn) {
        this.change = change;
        this.version = version;
        this.businessOn = businessOn;
    }

    static List<Transfer> of(AppliedChange change, ProgrammeVersion version, LocalDate businessOn) {
        Rebooking rebooking = new Rebooking(change, version, businessOn);
        change.moved().forEach(rebooking::add);
        return rebooking.transfers;
    }

    private void add(Moved moved) {
        long[] committed = difference(moved, PlannedInstalment::amount);
        long[] keptBack = difference(moved, PlannedInstalment::deducted);
        CurrencyCode currency = moved.payable().currency();
        long[] reserved = new long[committed.length];
        for (int i = 0; i < committed.length; i++) {
            reserved[i] = committed[i] + Math.max(0, keptBack[i]);
        }
        long[] promised = promised(moved, Arrays.stream(reserved).sum());
        for (int i = 0; i < committed.length; i++) {
            String sponsor = version.sponsors().get(i).code();
            reserve(moved, sponsor, reserved[i], promised[i]);
            book(moved.subjectId(), Step.WITHHOLD, sponsor, new Money(keptBack[i], currency));
            book(moved.subjectId(), Step.RECOVER, sponsor, new Money(-keptBack[i], currency));
        }
    }

    /** Takes more from the appropriation, or gives back to it. */
    private void reserve(Moved moved, String sponsor, long minorUnits, long promisedMinorUnits) {
        Money amount = new Money(Math.abs(minorUnits), moved.payable().currency());
        UUID subject = moved.subjectId();
        boolean more = minorUnits > 0;
        if (moved.promised().currency().equals(amount.currency())) {
            book(subject, more ? Step.COMMIT : Step.RELEASE, sponsor, amount);
            return;
        }
        // By rounding alone a sponsor's share of the promise may fall by one while its share of what is paid rises: it
        // stays.
        Money promised = new Money(
                Math.max(0, more ? promisedMinorUnits : -promisedMinorUnits),
                moved.promised().currency());
        book(subject, Step.EXCHANGE_OUT, sponsor, more ? promised : amount);
        book(subject, Step.EXCHANGE_IN, sponsor, more ? amount : promised);
        book(subject, more ? Step.COMMIT : Step.RELEASE, sponsor, promised);
    }

    /** By how much each sponsor's share of the promise changes if so much more is scheduled. */
    private long[] promised(Moved moved, long more) {
        long before = moved.scheduled().minorUnits();
        long[] sums = new long[version.sponsors().size()];
        addShares(sums, promisedFor(moved, before + more), 1);
        addShares(sums, promisedFor(moved, before), -1);
        return sums;
    }

    private static Money promisedFor(Moved moved, long scheduled) {
        return moved.promised().fraction(Math.max(0, scheduled), moved.payable().minorUnits());
    }

    private void book(UUID subject, Step step, String sponsor, Money amount) {
        if (amount.isPositive()) {
            @Nullable UUID link = change.changeId().equals(subject) ? null : change.changeId();
            Account account = new Account(version.code(), sponsor, amount.currency(), step.debit());
            transfers.add(new Transfer(subject, step, account, amount, link, businessOn));
        }
    }

    /** Each sponsor's share of what was added less that of what was cancelled, instalment by instalment. */
    private long[] difference(Moved moved, Function<PlannedInstalment, Money> part) {
        long[] sums = new long[version.sponsors().size()];
        moved.added().forEach(plan -> addShares(sums, part.apply(plan), 1));
        moved.cancelled().forEach(plan -> addShares(sums, part.apply(plan), -1));
        return sums;
    }

    private void addShares(long[] sums, Money amount, int sign) {
        var shares = version.shares(amount);
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], sign * shares.get(i).amount().minorUnits());
        }
    }
}
