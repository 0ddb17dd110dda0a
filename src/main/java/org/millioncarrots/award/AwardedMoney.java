package org.millioncarrots.award;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.programme.ProgrammeVersion.Fixing;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.StipendTerms;

/**
 * One money benefit of an award, with its instalments.
 *
 * @param promised the sum in the currency of the tariff
 * @param payable the sum of the instalments, in the currency they are fixed in
 * @param payoutCurrency what the claimant is paid in; another than {@code payable}'s only if fixed at payment
 * @param rates the pinned rates that lead from promised to payable; empty in the same currency
 * @param terms what the instalments of a stipend are planned by; absent for a bounty
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
        @Nullable StipendTerms terms) {

    /** Derived, so that a benefit is granted and booked once. */
    public UUID id() {
        return Ids.derived(awardId.value(), "money/" + kind);
    }
}
