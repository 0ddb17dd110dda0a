package org.millioncarrots.award.grant;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.SponsorShare;
import org.millioncarrots.stipend.PlannedInstalment;

/**
 * What an award books: the commitment by sponsor and, where promise and instalments differ in currency, its exchange as two
 * linked transfers. A sponsor's share is the sum of its shares of the instalments, so that nothing is left over at the end.
 */
public final class Commitment {
    private Commitment() {}

    /** What all money of an award books. */
    public static List<Transfer> of(List<AwardedMoney> all, ProgrammeVersion version, LocalDate businessOn) {
        return all.stream()
                .flatMap(money -> of(money, version, businessOn).stream())
                .toList();
    }

    public static List<Transfer> of(AwardedMoney money, ProgrammeVersion version, LocalDate businessOn) {
        List<Transfer> transfers = new ArrayList<>();
        if (money.promised().currency().equals(money.payable().currency())) {
            addAll(transfers, Step.COMMIT, money, version, instalmentShares(money, version), businessOn);
        } else {
            List<SponsorShare> promised = version.shares(money.promised());
            addAll(transfers, Step.COMMIT, money, version, promised, businessOn);
            addAll(transfers, Step.EXCHANGE_OUT, money, version, promised, businessOn);
            addAll(transfers, Step.EXCHANGE_IN, money, version, instalmentShares(money, version), businessOn);
        }
        return transfers;
    }

    private static void addAll(
            List<Transfer> transfers,
            Step step,
            AwardedMoney money,
            ProgrammeVersion version,
            List<SponsorShare> shares,
            LocalDate businessOn) {
        for (SponsorShare share : shares) {
            if (share.amount().isPositive()) {
                Account account = new Account(
                        version.code(), share.sponsor().code(), share.amount().currency(), step.debit());
                transfers.add(new Transfer(
                        money.id(),
                        step,
                        account,
                        share.amount(),
                        step == Step.COMMIT ? null : money.id(),
                        businessOn));
            }
        }
    }

    private static List<SponsorShare> instalmentShares(AwardedMoney money, ProgrammeVersion version) {
        Money[] sums = new Money[version.sponsors().size()];
        java.util.Arrays.fill(sums, Money.zero(money.payable().currency()));
        for (PlannedInstalment instalment : money.instalments()) {
            List<SponsorShare> shares = version.shares(instalment.amount());
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].plus(shares.get(i).amount());
            }
        }
        List<SponsorShare> result = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            result.add(new SponsorShare(version.sponsors().get(i), sums[i]));
        }
        return result;
    }
}
