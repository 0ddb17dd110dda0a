package org.millioncarrots.eligibility.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.RuleResult;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Promise;
import org.millioncarrots.programme.terms.StackingRule;

/**
 * The answer for every programme that was in force on the day.
 *
 * @param knownAt the instant up to which rates and programmes were known
 * @param notAsked programmes of which this version of the service cannot read a document; absent if there is none
 */
@Schema(name = "EligibilityCheckResponse")
public record EligibilityCheckResponse(
        LocalDate asOf,
        Instant knownAt,
        List<ProgrammeAnswer> programmes,

        @Schema(
                description = "Codes of programmes whose document this version of the service cannot read for now; "
                        + "they are not asked. Absent if there is none")
        @Nullable
        Set<String> notAsked) {

    /**
     * What one programme says.
     *
     * @param benefits what it would grant; empty if it is not eligible
     * @param stacking how its money combines with that of the other programmes
     */
    @Schema(name = "ProgrammeAnswer")
    public record ProgrammeAnswer(
            @Schema(examples = "ukraine-lay-down-arms") String programme,
            int version,
            String title,
            Assessment.Outcome outcome,
            List<RuleResult> rules,
            List<BenefitAnswer> benefits,
            StackingRule stacking) {}

    /**
     * What one benefit is worth. Benefits beside money have a kind only.
     *
     * @param promised the whole sum in the promised currency, as the programme says it; for a stipend over all months
     * @param amounts the same sum by currency; a currency without a rate is left out
     * @param promisedPerMonth only for a stipend: the monthly sum with the supplements for the stated dependants
     * @param rates every pinned rate that was used
     * @param ratesUnavailable why a currency is left out
     */
    @Schema(name = "BenefitAnswer")
    public record BenefitAnswer(
            Benefit.Kind kind,
            @Nullable Money promised,

            @Schema(examples = "{\"RUB\":\"5000000.00\",\"EUR\":\"42906.96\",\"USD\":\"47253.44\"}") @Nullable
            Map<String, String> amounts,

            @Nullable Integer months,
            @Nullable Money promisedPerMonth,
            @Nullable Map<String, String> amountsPerMonth,
            @Nullable List<PinnedRate> rates,
            @Nullable List<String> ratesUnavailable,
            String legalBasis) {}

    static EligibilityCheckResponse of(CheckEligibility.Findings findings, Facts facts, Language language) {
        return new EligibilityCheckResponse(
                findings.asOf(),
                findings.knownAt(),
                findings.programmes().stream()
                        .map(finding -> answer(finding, facts, language))
                        .toList(),
                findings.notAsked().isEmpty() ? null : findings.notAsked());
    }

    private static ProgrammeAnswer answer(CheckEligibility.Finding finding, Facts facts, Language language) {
        ProgrammeVersion version = finding.version();
        return new ProgrammeAnswer(
                version.code(),
                version.version(),
                version.title(),
                finding.assessment().outcome(),
                finding.assessment().told(facts, version, language),
                finding.benefits().stream()
                        .map(EligibilityCheckResponse::answer)
                        .toList(),
                version.stacking());
    }

    private static BenefitAnswer answer(CheckEligibility.Worth worth) {
        Promise promise = worth.promise();
        List<String> unavailable = worth.valuation().unavailable();
        return new BenefitAnswer(
                worth.benefit().kind(),
                promise == null ? null : promise.total(),
                worth.amounts(),
                promise == null ? null : promise.months(),
                promise == null ? null : promise.perMonth(),
                worth.amountsPerMonth(),
                promise == null ? null : worth.valuation().rates(),
                unavailable.isEmpty() ? null : unavailable,
                worth.benefit().legalBasis().citation());
    }
}
