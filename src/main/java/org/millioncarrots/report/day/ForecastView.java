package org.millioncarrots.report.day;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What will have to be paid by month, and how long money lasts.
 *
 * @param from the first of the months
 */
@RegisterForReflection
@Schema(name = "Forecast")
public record ForecastView(LocalDate from, List<Currency> currencies) {

    /**
     * One currency, over all programmes and sponsors.
     *
     * @param promised by awards and not yet due: each of the months takes its part of it, so that it ends with the last
     * @param available voted and not promised
     * @param queued what awards wait for that no money was voted for
     * @param promisedInQuarter what awards were promised in the three months before the first, less what was given back
     * @param endsIn the month in which what is available ends if promises go on like this; absent if not within {@value
     *     ReadForecast#MONTHS} months, or if none were made
     */
    @Schema(name = "ForecastCurrency")
    public record Currency(
            String currency,
            Money promised,
            Money available,
            Money queued,
            Money promisedInQuarter,

            @Nullable @Schema(examples = "2024-05") String endsIn,

            List<Month> months) {}

    /**
     * @param period a month such as {@code 2022-03}, {@code EARLIER} than the first or {@code LATER} than the last
     * @param left of what is promised after it
     */
    @Schema(name = "ForecastMonth")
    public record Month(String period, long instalments, Money due, Money left) {}
}
