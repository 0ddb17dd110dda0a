package org.millioncarrots.offer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.AmountSplit;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Category;

/**
 * What is promised to whoever does what it names, until a day. It is signed as it stands here, so that a field is only ever added.
 *
 * @param code leads to it; twelve characters of Crockford's Base32, 60 random bits
 * @param amountSplit in which parts bounties are paid; absent if they are paid as promised
 * @param stillOpen rules that the stated facts leave open, by their ids: the promise holds if they come out met
 * @param asOf the day whose rates the amounts in other currencies have; what binds is the promised sum and the rate policy
 * @param validUntil the last day on which a claim can cite it, in the business zone
 */
@RegisterForReflection
@Schema(name = "Offer")
record Offer(
        @Schema(examples = "7F4D-F2B0-0F8E") String code,
        @Schema(examples = "ukraine-lay-down-arms") String programme,
        int programmeVersion,
        @Nullable Category category,
        @Nullable ActOfLeaving act,
        List<Promise> benefits,
        @Nullable AmountSplit amountSplit,
        List<String> stillOpen,
        Rates rates,
        LocalDate asOf,
        Instant issuedAt,
        LocalDate validUntil) {

    /**
     * What one benefit is worth.
     *
     * @param promised the whole sum as the programme says it; nothing for what is no money
     * @param amounts the same by currency at the rates of the day of the offer: no promise
     */
    @RegisterForReflection
    @Schema(name = "OfferedBenefit")
    record Promise(
            Benefit.Kind kind,
            @Nullable Money promised,
            @Nullable Integer months,
            @Nullable Money promisedPerMonth,
            @Nullable Map<String, String> amounts,
            String legalBasis) {}

    /** By whose rates, and of which day, the promise is converted. */
    @RegisterForReflection
    @Schema(name = "OfferedRatePolicy")
    record Rates(
            @Schema(examples = "CBR") String source,
            @Nullable String fallback,
            @Schema(examples = "AWARD") String fixedAt) {}

    /** Whether a claim can cite it on a day. */
    boolean isValidOn(LocalDate day) {
        return !day.isAfter(validUntil);
    }
}
