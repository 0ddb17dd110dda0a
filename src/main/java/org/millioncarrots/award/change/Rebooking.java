package org.millioncarrots.award.change;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.millioncarrots.award.SponsorEntries;
import org.millioncarrots.award.change.AppliedChange.Moved;
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
public final class Rebooking {
    private final AppliedChange change;
    private final SponsorEntries entries;

    private Rebooking(AppliedChange change, SponsorEntries entries) {
        this.change = change;
        this.entries = entries;
    }

    public static List<Transfer> of(AppliedChange change, ProgrammeVersion version, LocalDate businessOn) {
        SponsorEntries entries = new SponsorEntries(version, businessOn);
        change.moved().forEach(new Rebooking(change, entries)::add);
        return entries.transfers();
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
            reserve(moved, i, reserved[i], promised[i]);
            book(moved, Step.WITHHOLD, i, new Money(keptBack[i], currency));
            book(moved, Step.RECOVER, i, new Money(-keptBack[i], currency));
        }
    }

    /** Takes more from the appropriation, or gives back to it. */
    private void reserve(Moved moved, int sponsor, long minorUnits, long promisedMinorUnits) {
        Money amount = new Money(Math.abs(minorUnits), moved.payable().currency());
        boolean more = minorUnits > 0;
        if (moved.promised().currency().equals(amount.currency())) {
            book(moved, more ? Step.COMMIT : Step.RELEASE, sponsor, amount);
            return;
        }
        // By rounding alone a sponsor's share of the promise may fall by one while its share of what is paid rises: it
        // stays.
        Money promised = new Money(
                Math.max(0, more ? promisedMinorUnits : -promisedMinorUnits),
                moved.promised().currency());
        book(moved, Step.EXCHANGE_OUT, sponsor, more ? promised : amount);
        book(moved, Step.EXCHANGE_IN, sponsor, more ? amount : promised);
        book(moved, more ? Step.COMMIT : Step.RELEASE, sponsor, promised);
    }

    private void book(Moved moved, Step step, int sponsor, Money amount) {
        UUID subject = moved.subjectId();
        entries.add(subject, step, sponsor, amount, change.changeId().equals(subject) ? null : change.changeId());
    }

    /** By how much each sponsor's share of the promise changes if so much more is scheduled. */
    private long[] promised(Moved moved, long more) {
        long before = moved.scheduled().minorUnits();
        return less(
                entries.shares(Stream.of(promisedFor(moved, before + more))),
                entries.shares(Stream.of(promisedFor(moved, before))));
    }

    private static Money promisedFor(Moved moved, long scheduled) {
        return moved.promised().fraction(Math.max(0, scheduled), moved.payable().minorUnits());
    }

    /** Each sponsor's share of what was added less that of what was cancelled, instalment by instalment. */
    private long[] difference(Moved moved, Function<PlannedInstalment, Money> part) {
        return less(
                entries.shares(moved.added().stream().map(part)),
                entries.shares(moved.cancelled().stream().map(part)));
    }

    private static long[] less(long[] after, long[] before) {
        Arrays.setAll(after, i -> Math.subtractExact(after[i], before[i]));
        return after;
    }
}
