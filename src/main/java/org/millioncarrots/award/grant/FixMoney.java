package org.millioncarrots.award.grant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.grant.SplitBounty.Parts;
import org.millioncarrots.claim.Claim;
import org.millioncarrots.claim.Decision;
import org.millioncarrots.claim.equipment.CrewShare;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.FindClaimant;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.RateDay;
import org.millioncarrots.programme.ProgrammeVersion.RatePolicy;
import org.millioncarrots.programme.ProgrammeVersion.TariffDay;
import org.millioncarrots.programme.terms.AmountSplit;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Benefit.Bounty;
import org.millioncarrots.programme.terms.Benefit.Status;
import org.millioncarrots.programme.terms.Benefit.Stipend;
import org.millioncarrots.programme.terms.Benefit.TariffBounty;
import org.millioncarrots.programme.terms.StackingRule;
import org.millioncarrots.programme.terms.Tariff;
import org.millioncarrots.rates.RateBook;
import org.millioncarrots.rates.RateLookup;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.StipendSchedule;
import org.millioncarrots.stipend.StipendTerms;

/** Computes the money of an award: amounts by the programme version, rates pinned on its day, instalments. */
@ApplicationScoped
class FixMoney {
    private final RateBook rates;
    private final CurrentFigures figures;
    private final FindClaimant claimants;
    private final SplitBounty splitBounty;
    private final Clock clock;

    FixMoney(RateBook rates, CurrentFigures figures, FindClaimant claimants, SplitBounty splitBounty, Clock clock) {
        this.rates = rates;
        this.figures = figures;
        this.claimants = claimants;
        this.splitBounty = splitBounty;
        this.clock = clock;
    }

    /**
     * @param share the claim's share of a piece of equipment; absent if nothing was handed over
     * @param stacking says what may be promised
     * @throws Problem if a rate is needed that no source of the programme's policy has for the day (422), or nothing may be
     *     promised, or what is promised comes to less than a minor unit of the currency it is paid in (409)
     */
    List<AwardedMoney> fix(
            AwardId awardId,
            ProgrammeVersion version,
            Facts facts,
            @Nullable CrewShare share,
            Terms terms,
            Stacking stacking) {
        List<AwardedMoney> money = new ArrayList<>();
        for (Benefit benefit : version.benefitsFor(stated(facts.category()))) {
            switch (benefit) {
                case Bounty bounty ->
                    money.add(bounty(awardId, version, stacking.admit(Benefit.Kind.BOUNTY, bounty.amount()), terms));
                case TariffBounty tariff ->
                    tariffAmount(version, facts, share)
                            .ifPresent(amount -> money.add(
                                    bounty(awardId, version, stacking.admit(Benefit.Kind.BOUNTY, amount), terms)));
                case Stipend stipend -> money.add(stipend(awardId, version, stipend, facts, terms, stacking));
                case Status status -> {}
            }
        }
        return money;
    }

    /**
     * What the claim says about its payment.
     *
     * @param asOf the day on which a bounty falls due
     * @param ratesOn the day whose rates are pinned
     * @param knownAt what was known of rates when the claim was decided
     * @param decidedAt when it was; who was added to the family since then is added by a correction
     */
    record Terms(
            ClaimantId claimant,
            LocalDate asOf,
            LocalDate ratesOn,
            LocalDate stipendFrom,
            CurrencyCode payoutCurrency,
            Instant knownAt,
            Instant decidedAt) {}

    /** Of a claim whose decision is confirmed now. What was known at the decision serves for days that had come by then. */
    Terms terms(Claim claim, Decision decision, ProgrammeVersion version, Facts facts) {
        return new Terms(
                claim.claimantId(),
                claim.asOf(),
                ratesOn(claim, version, facts),
                claim.stipendFrom(),
                new CurrencyCode(claim.payoutCurrency()),
                version.rateDay() == RateDay.AWARD ? rates.knownUpTo() : decision.knownAt(),
                decision.decidedAt());
    }

    /** The claim's own day where that is the same event, as it stands for older claims too. */
    private LocalDate ratesOn(Claim claim, ProgrammeVersion version, Facts facts) {
        return switch (version.rateDay()) {
            case ACT -> version.tariffDay() == TariffDay.ACT ? claim.asOf() : stated(facts.actOn());
            case LODGING ->
                version.tariffDay() == TariffDay.LODGING
                        ? claim.asOf()
                        : LocalDate.ofInstant(claim.lodgedAt(), clock.getZone());
            case AWARD -> LocalDate.now(clock);
            case PAYMENT -> claim.asOf();
        };
    }

    /** Weighs amounts against caps at the rates that the award itself is converted at; empty if no rate serves. */
    StackingRule.Exchange exchange(ProgrammeVersion version, Terms terms) {
        return (amount, to) -> lookup(version.rates(), amount.currency(), to, terms) instanceof RateLookup.Found found
                ? Optional.of(Conversion.of(amount, to, found.path()).target())
                : Optional.empty();
    }

    private AwardedMoney bounty(AwardId awardId, ProgrammeVersion version, Money promised, Terms terms) {
        Conversion fixed = fixed(version, promised, terms);
        AmountSplit split = version.amountSplit();
        Parts parts = split == null
                ? new Parts(
                        List.of(new PlannedInstalment(terms.asOf(), terms.asOf(), terms.asOf(), fixed.target())), null)
                : splitBounty.plan(split, fixed, terms.asOf());
        return new AwardedMoney(
                awardId,
                Benefit.Kind.BOUNTY,
                promised,
                fixed.target(),
                terms.payoutCurrency(),
                version.fixing(),
                fixed.rates(),
                parts.instalments(),
                null,
                parts.how());
    }

    /** A stipend's month is converted once; its parts are prorated in the currency they are paid in. */
    private AwardedMoney stipend(
            AwardId awardId, ProgrammeVersion version, Stipend stipend, Facts facts, Terms terms, Stacking stacking) {
        StipendTerms granted = CappedStipend.granted(
                stipend,
                terms.stipendFrom(),
                RegisteredFamily.at(
                        facts.statedDependants(),
                        claimants.household(terms.claimant()).at(terms.decidedAt()),
                        version.family(),
                        terms.stipendFrom()),
                figures.of(stipend),
                stacking);
        Conversion fixed = fixed(version, granted.monthlyOn(granted.from()), terms);
        CurrencyCode payable = fixed.target().currency();
        StipendSchedule schedule =
                new StipendSchedule(granted, monthly -> Conversion.of(monthly, payable, fixed.rates())
                        .target());
        return new AwardedMoney(
                awardId,
                Benefit.Kind.STIPEND,
                StipendSchedule.of(granted).total(),
                schedule.total(),
                terms.payoutCurrency(),
                version.fixing(),
                fixed.rates(),
                schedule.instalments(),
                granted,
                null);
    }

    private Conversion fixed(ProgrammeVersion version, Money promised, Terms terms) {
        return switch (version.fixing()) {
            case AWARD -> converted(version.rates(), promised, terms);
            case PAYMENT -> new Conversion(promised, promised, List.of());
        };
    }

    private Conversion converted(RatePolicy policy, Money money, Terms terms) {
        CurrencyCode to = terms.payoutCurrency();
        return switch (lookup(policy, money.currency(), to, terms)) {
            case RateLookup.Found found -> leavingSomething(Conversion.of(money, to, found.path()));
            case RateLookup.Refused refused -> throw Problem.of(ProblemType.RATE_UNAVAILABLE, refused.detail());
        };
    }

    private static Conversion leavingSomething(Conversion conversion) {
        if (!conversion.target().isPositive()) {
            throw Problem.conflict(
                    ConflictReason.NOTHING_LEFT,
                    conversion.source() + " is less than the smallest unit of "
                            + conversion.target().currency() + "; nothing can be paid");
        }
        return conversion;
    }

    /** What was known when the claim was decided outweighs what came since; that serves only if there was no rate then. */
    private RateLookup lookup(RatePolicy policy, CurrencyCode from, CurrencyCode to, Terms terms) {
        RateLookup then = lookup(policy, from, to, terms.ratesOn(), terms.knownAt());
        return then instanceof RateLookup.Found ? then : lookup(policy, from, to, terms.ratesOn(), rates.knownUpTo());
    }

    private RateLookup lookup(RatePolicy policy, CurrencyCode from, CurrencyCode to, LocalDate on, Instant knownAt) {
        RateLookup lookup = rates.find(from, to, on, policy.source(), knownAt);
        return lookup instanceof RateLookup.Refused && policy.fallback() != null
                ? rates.find(from, to, on, policy.fallback(), knownAt)
                : lookup;
    }

    /** The claim's share of what the tariff pays; a crew's shares sum to it to the last cent. */
    private static Optional<Money> tariffAmount(ProgrammeVersion version, Facts facts, @Nullable CrewShare share) {
        Facts.Equipment equipment = facts.equipment();
        Tariff.Equipment type = equipment == null ? null : equipment.type();
        Tariff.Usability usability = equipment == null ? null : equipment.usability();
        if (type == null || usability == null || share == null) {
            return version.tariffAmount(type, usability);
        }
        return version.equipmentTariff()
                .flatMap(tariff -> tariff.crewShares(type, usability, share.parts()))
                .map(shares -> shares.get(share.seat()));
    }

    private static <T> T stated(@Nullable T fact) {
        if (fact == null) {
            throw new IllegalStateException("an eligible claim states its category, and its act");
        }
        return fact;
    }
}
