package org.millioncarrots.award.grant;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.SponsorEntries;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.stipend.PlannedInstalment;

/**
 * What an award books: the commitment by sponsor and, where promise and instalments differ in currency, its exchange as two
 * linked transfers. A sponsor's share is the sum of its shares of the instalments.
 */
public final class Commitment {
    private Commitment() {}

    /** What all money of an award books. */
    public static List<Transfer> of(List<AwardedMoney> all, ProgrammeVersion version, LocalDate businessOn) {
        SponsorEntries entries = new SponsorEntries(version, businessOn);
        all.forEach(money -> add(money, entries));
        return entries.transfers();
    }

    private static void add(AwardedMoney money, SponsorEntries entries) {
        CurrencyCode promised = money.promised().currency();
        CurrencyCode payable = money.payable().currency();
        long[] instalments = entries.shares(money.instalments().stream().map(PlannedInstalment::amount));
        if (promised.equals(payable)) {
            entries.add(money.id(), Step.COMMIT, payable, instalments, null);
            return;
        }
        long[] shares = entries.shares(Stream.of(money.promised()));
        entries.add(money.id(), Step.COMMIT, promised, shares, null);
        entries.add(money.id(), Step.EXCHANGE_OUT, promised, shares, money.id());
        entries.add(money.id(), Step.EXCHANGE_IN, payable, instalments, money.id());
    }
}
