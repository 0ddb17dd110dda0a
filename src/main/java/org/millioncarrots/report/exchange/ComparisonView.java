package org.millioncarrots.report.exchange;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.report.exchange.ReferenceFigure.Solidity;

/**
 * Offers against reference figures.
 *
 * @param shares figures that stand by themselves
 */
@RegisterForReflection
@Schema(name = "ComparisonReport")
record ComparisonView(LocalDate asOf, List<Offer> offers, List<Comparison> comparisons, List<ShareView> shares) {

    /** What a comparison says. */
    @Schema(name = "ComparisonMeasure")
    enum Measure {
        /** The offer is {@code value} times the figure. */
        RATIO,
        /** {@code value} units of the offer's currency for one of the figure's: the rate that the announcement implies. */
        IMPLIED_RATE,
        /** {@code money} is what the offer would be so many times as much as. */
        IMPLIED_AMOUNT,
        /** {@code money} is what it costs if so many people accept. */
        TOTAL
    }

    /**
     * A bounty, or a stipend's month.
     *
     * @param programme absent if the request names an amount of its own
     * @param promised in the programme's currency
     * @param amount the same in the currency asked for, at the official rates of the day
     * @param rates that lead from one to the other; empty if none was needed
     * @param missing which rate is missing; then there is no amount and no comparison
     */
    @Schema(name = "ComparedOffer")
    record Offer(
            @Nullable String programme,
            @Nullable Integer programmeVersion,
            String benefit,
            Money promised,
            @Nullable Money amount,
            List<PinnedRate> rates,
            @Nullable String missing) {}

    /** @param amount of the figure, if it is a sum; its number otherwise */
    @Schema(name = "ReferenceFigure")
    record FigureView(
            String id,
            String title,
            Solidity solidity,
            String source,
            LocalDate figureOn,
            @Nullable Money amount,
            @Nullable Long number) {}

    /**
     * One offer against one figure.
     *
     * @param value of a ratio or an implied rate
     * @param money of an implied amount or a total
     * @param offerConverted the offer in the figure's currency, if that is another; the ratio is taken from it
     * @param figureConverted the figure in the offer's currency, by the same rates
     * @param ratesOn the day whose rates were used, if any were needed
     * @param rates that lead from the offer to the figure's currency
     * @param missing which rate is missing; then there is no value
     */
    @Schema(name = "Comparison")
    record Comparison(
            @Nullable String programme,
            String benefit,
            Money offer,
            FigureView figure,
            Measure measure,

            @Nullable @Schema(type = SchemaType.STRING, examples = "454.55")
            BigDecimal value,

            @Nullable Money money,
            @Nullable Money offerConverted,
            @Nullable Money figureConverted,
            @Nullable LocalDate ratesOn,
            List<PinnedRate> rates,
            @Nullable String missing) {}

    /** So many of so many, and the per cent. */
    @Schema(name = "ComparisonShare")
    record ShareView(
            String id,
            String title,
            Solidity solidity,
            String source,
            LocalDate figureOn,
            long part,
            long whole,

            @Schema(type = SchemaType.STRING, examples = "0.85")
            BigDecimal percent) {}
}
