package org.millioncarrots.report.totals;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * Payouts that are owed or paid, in months that are over.
 *
 * @param before the first day of the month that is not over
 * @param rows sums of what may be told
 * @param currencies all of each currency; the rest is what is told of no programme and month
 */
@Schema(name = "Totals")
record TotalsView(LocalDate before, List<TotalsRow> rows, List<CurrencyTotals> currencies) {
    /** Only what was grouped by is there. */
    @Schema(name = "TotalsRow")
    record TotalsRow(@Nullable String programme, @Nullable String month, String currency, long payouts, Money amount) {}

    /**
     * Rest and rows sum to the total.
     *
     * @param payouts absent, as the amount is, where it would be of fewer than ten people
     * @param withheld whether there is anything that the rows do not have
     */
    @Schema(name = "CurrencyTotals")
    record CurrencyTotals(
            String currency,
            @Nullable Long payouts,
            @Nullable Money amount,
            boolean withheld,
            @Nullable Long restPayouts,
            @Nullable Money restAmount) {}
}
