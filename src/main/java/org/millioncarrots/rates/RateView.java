package org.millioncarrots.rates;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.money.RateSource;

/** A rate on the wire: {@code nominal} units of {@code base} cost {@code value} units of {@code quote}. */
@Schema(name = "Rate", description = "nominal units of base cost value units of quote")
public record RateView(
        CurrencyCode base,
        CurrencyCode quote,
        int nominal,

        @Schema(examples = "105.8124", description = "As published, with the published decimals")
        String value,

        RateSource source,
        LocalDate publishedOn,
        LocalDate inForceFrom,

        @Schema(description = "Hash of the publication it was read from")
        String sha256,

        @Schema(description = "Days from the first day in force to the date asked for")
        int ageDays) {

    public static RateView of(PinnedRate rate, LocalDate on) {
        return new RateView(
                rate.base(),
                rate.quote(),
                rate.nominal(),
                rate.value().toPlainString(),
                rate.source(),
                rate.publishedOn(),
                rate.inForceFrom(),
                rate.sha256(),
                (int) ChronoUnit.DAYS.between(rate.inForceFrom(), on));
    }
}
