package org.millioncarrots.payout.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.run.PayoutRunView.Made;

/**
 * What a run would make and what it would leave, if it began now.
 *
 * @param payable by programme and currency of payment
 * @param totals of it by currency
 */
@Schema(name = "PayoutRunPreview")
public record PayoutRunPreview(LocalDate dueUpTo, List<Payable> payable, List<Made> totals, List<Left> leftOut) {

    /** What would be paid. */
    @Schema(name = "PayablePreview")
    public record Payable(String programme, long payouts, Money amount) {}

    /**
     * What would be left.
     *
     * @param amount in the currency in which it is promised
     */
    @Schema(name = "LeftOutPreview")
    public record Left(
            @Schema(description = "As of a skipped instalment")
            String reason,

            String programme,
            long instalments,
            Money amount) {}

    static PayoutRunPreview of(LocalDate dueUpTo, List<Payable> payable, List<Left> leftOut) {
        Map<CurrencyCode, Made> totals = new TreeMap<>();
        payable.forEach(one -> totals.merge(
                one.amount().currency(),
                new Made(one.payouts(), one.amount()),
                (a, b) -> new Made(a.payouts() + b.payouts(), a.amount().plus(b.amount()))));
        return new PayoutRunPreview(dueUpTo, payable, List.copyOf(totals.values()), leftOut);
    }
}
