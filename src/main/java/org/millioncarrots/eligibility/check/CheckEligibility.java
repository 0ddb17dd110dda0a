package org.millioncarrots.eligibility.check;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.eligibility.Assessment;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.eligibility.Valuation;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;
import org.millioncarrots.programme.terms.Applicant;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Promise;
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

    /** The findings on every programme in force on the day; {@code notAsked} are those that cannot be read. */
    public record Findings(LocalDate asOf, Instant knownAt, List<Finding> programmes, Set<String> notAsked) {}

    /** @param benefits what the programme would grant; empty if the applicant is not eligible */
    public record Finding(ProgrammeVersion version, Assessment assessment, List<Worth> benefits) {}

    /** A benefit's promise, by currency at the day's rates; a benefit beside money has none. */
    public record Worth(
            Benefit benefit,
            @Nullable Promise promise,
            @Nullable Map<String, String> amounts,
            @Nullable Map<String, String> amountsPerMonth,
            Valuation valuation) {}

    /** @throws Problem if the day of the question lies in the future */
    public Findings check(EligibilityCheckRequest request) {
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
        return new Findings(
                asOf,
                knownAt,
                programmes.inForce(asOf).stream()
                        .map(version -> finding(facts, version, asOf, known))
                        .toList(),
                programmes.disabled());
    }

    private static Finding finding(Facts facts, ProgrammeVersion version, LocalDate asOf, Valuation.Rates rates) {
        Assessment assessment = Assessment.of(facts, version, asOf);
        Optional<Applicant> applicant =
                facts.applicant().filter(stated -> assessment.outcome() != Assessment.Outcome.NOT_ELIGIBLE);
        List<Worth> benefits = applicant.stream()
                .flatMap(stated -> version.benefitsFor(stated.category()).stream()
                        .map(benefit -> worth(benefit, version.promise(benefit, stated), rates, version)))
                .toList();
        return new Finding(version, assessment, benefits);
    }

    private static Worth worth(
            Benefit benefit, Optional<Promise> promised, Valuation.Rates rates, ProgrammeVersion version) {
        Valuation valuation = new Valuation(rates, version.rates());
        Promise promise = promised.orElse(null);
        return new Worth(
                benefit,
                promise,
                promise == null ? null : valuation.amounts(promise.total()),
                promise == null || promise.perMonth() == null ? null : valuation.amounts(promise.perMonth()),
                valuation);
    }
}
