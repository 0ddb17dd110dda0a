package org.millioncarrots.eligibility;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.eligibility.EligibilityCheckResponse.BenefitAnswer;
import org.millioncarrots.eligibility.EligibilityCheckResponse.ProgrammeAnswer;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.rates.RateBook;

/** Answers a what-if question over all programmes in force on its day. Stores nothing. */
@ApplicationScoped
public class CheckEligibility {
    private final Programmes programmes;
    private final RateBook rates;
    private final Clock clock;

    CheckEligibility(Programmes programmes, RateBook rates, Clock clock) {
        this.programmes = programmes;
        this.rates = rates;
        this.clock = clock;
    }

    /** @throws Problem if the day of the question lies in the future */
    public EligibilityCheckResponse check(EligibilityCheckRequest request) {
        LocalDate today = LocalDate.now(clock);
        LocalDate asOf = request.asOf() == null ? today : request.asOf();
        if (asOf.isAfter(today)) {
            throw Problem.invalid("asOf", "not in the future; today is " + today);
        }
        if (request.knownAt() != null && request.knownAt().isAfter(clock.instant())) {
            throw Problem.invalid("knownAt", "not in the future");
        }
        Facts facts = request.facts();
        Instant knownAt = request.knownAt() == null ? rates.knownUpTo() : request.knownAt();
        Valuation.Rates known = (from, to, source) -> rates.find(from, to, asOf, source, knownAt);
        Set<String> disabled = programmes.disabled();
        return new EligibilityCheckResponse(
                asOf,
                knownAt,
                programmes.inForce(asOf).stream()
                        .map(version -> answer(facts, version, asOf, known))
                        .toList(),
                disabled.isEmpty() ? null : disabled);
    }

    private static ProgrammeAnswer answer(
            Facts facts, ProgrammeVersion version, LocalDate asOf, Valuation.Rates rates) {
        Assessment assessment = Assessment.of(facts, version, asOf);
        Category category = facts.category();
        List<BenefitAnswer> benefits = assessment.outcome() == Assessment.Outcome.NOT_ELIGIBLE || category == null
                ? List.of()
                : version.benefitsFor(category).stream()
                        .map(benefit -> answer(benefit, facts, version, new Valuation(rates, version.rates())))
                        .toList();
        return new ProgrammeAnswer(
                version.code(),
                version.version(),
                version.title(),
                assessment.outcome(),
                assessment.rules(),
                benefits,
                version.stacking());
    }

    private static BenefitAnswer answer(Benefit benefit, Facts facts, ProgrammeVersion version, Valuation valuation) {
        return switch (benefit) {
            case Benefit.Bounty bounty -> money(benefit, bounty.amount(), null, null, valuation);
            case Benefit.TariffBounty tariffBounty -> money(benefit, fromTariff(facts, version), null, null, valuation);
            case Benefit.Stipend stipend -> {
                Facts.Dependants family = facts.statedDependants();
                yield money(
                        benefit,
                        stipend.totalWith(family.spouse(), family.children()),
                        stipend.months(),
                        stipend.monthlyWith(family.spouse(), family.children()),
                        valuation);
            }
            case Benefit.Status status -> money(benefit, null, null, null, valuation);
        };
    }

    private static BenefitAnswer money(
            Benefit benefit,
            @Nullable Money promised,
            @Nullable Integer months,
            @Nullable Money perMonth,
            Valuation valuation) {
        Map<String, String> amounts = promised == null ? null : valuation.amounts(promised);
        Map<String, String> monthly = perMonth == null ? null : valuation.amounts(perMonth);
        return new BenefitAnswer(
                benefit.kind(),
                promised,
                amounts,
                months,
                perMonth,
                monthly,
                amounts == null ? null : valuation.rates(),
                valuation.unavailable().isEmpty() ? null : valuation.unavailable(),
                benefit.legalBasis().citation());
    }

    private static @Nullable Money fromTariff(Facts facts, ProgrammeVersion version) {
        Facts.Equipment equipment = facts.equipment();
        return equipment == null
                ? null
                : version.tariffAmount(equipment.type(), equipment.usability()).orElse(null);
    }
}
