package org.millioncarrots.award;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.programme.ProgrammeVersion.Fixing;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.StipendSchedule;
import org.millioncarrots.stipend.StipendTerms;

/**
 * One money benefit of an award.
 *
 * @param promised the sum at the grant, in the currency of the tariff
 * @param payable the same in the currency of the instalments
 * @param payoutCurrency what the claimant is paid in; another than {@code payable}'s only if fixed at payment
 * @param rates the rates, pinned at the grant, that lead from promised to payable; empty in the same currency
 * @param instalments those that were not cancelled
 * @param terms what the instalments of a stipend are planned by now; absent for a bounty and for what was inherited
 * @param split how the parts of a bounty were drawn; absent if it is paid as promised
 */
public record AwardedMoney(
        AwardId awardId,
        Benefit.Kind kind,
        Money promised,
        Money payable,
        CurrencyCode payoutCurrency,
        Fixing fixing,
        List<PinnedRate> rates,
        List<PlannedInstalment> instalments,
        @Nullable StipendTerms terms,
        @Nullable PaidInParts split) {

    /** Derived, so that a benefit is granted and booked once. */
    public UUID id() {
        return Ids.derived(awardId.value(), "money/" + kind);
    }

    /** What the instalments sum to. */
    public Money scheduled() {
        return PlannedInstalment.sum(instalments, payable.currency());
    }

    /** The instalments of a stipend by some terms, in the currency of the instalments. */
    public StipendSchedule schedule(StipendTerms others) {
        return new StipendSchedule(others, monthly -> Conversion.of(monthly, payable.currency(), rates)
                .target());
    }
}
