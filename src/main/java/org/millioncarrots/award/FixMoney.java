package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millioncarrots.eligibility.Facts;
import org.millioncarrots.money.Conversion;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Problem;
import org.millioncarrots.platform.ProblemType;
import org.millioncarrots.programme.Benefit;
import org.millioncarrots.programme.Benefit.Bounty;
import org.millioncarrots.programme.Benefit.Status;
import org.millioncarrots.programme.Benefit.Stipend;
import org.millioncarrots.programme.Benefit.TariffBounty;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.RatePolicy;
import org.millioncarrots.rates.RateBook;
import org.millioncarrots.rates.RateLookup;

/** Computes the money of an award: amounts by the programme version, rates pinned on its day, instalments. */
@ApplicationScoped
class FixMoney {
    private final RateBook rates;

    FixMoney(RateBook rates) {
        this.rates = rates;
    }

    /** @throws Problem if a rate is needed that no source of the programme's policy has for the day (422) */
    List<AwardedMoney> fix(AwardId awardId, ProgrammeVersion version, Facts facts, Terms terms) {
        List<AwardedMoney> money = new ArrayList<>();
        for (Benefit benefit : version.benefitsFor(stated(facts.category()))) {
            switch (benefit) {
                case Bounty bounty -> money.add(bounty(awardId, version, bounty.amount(), terms));
                case TariffBounty tariff ->
                    tariffAmount(version, facts)
                            .ifPresent(amount -> money.add(bounty(awardId, version, amount, terms)));
                case Stipend stipend -> money.add(stipend(awardId, version, stipend, facts, terms));
                case Status status -> {}
            }
        }
        return money;
    }

    /**
     * What the claim says about its payment.
     *
     * @param asOf the day whose rates are pinned and on which a bounty falls due
     */
    record Terms(LocalDate asOf, LocalDate stipendFrom, CurrencyCode payoutCurrency) {}

    private AwardedMoney bounty(AwardId awardId, ProgrammeVersion version, Money promised, Terms terms) {
        Conversion fixed = fixed(version, promised, terms);
        return new AwardedMoney(
                awardId,
                Benefit.Kind.BOUNTY,
                promised,
                fixed.target(),
                terms.payoutCurrency(),
                version.fixing(),
                fixed.rates(),
                List.of(new PlannedInstalment(terms.asOf(), terms.asOf(), terms.asOf(), fixed.target())),
                null);
    }

    /** A stipend's month is converted once; its parts are prorated in the currency they are paid in. */
    private AwardedMoney stipend(AwardId awardId, ProgrammeVersion version, Stipend stipend, Facts facts, Terms terms) {
        Facts.Dependants dependants = facts.statedDependants();
        StipendTerms granted =
                StipendTerms.granted(stipend, terms.stipendFrom(), dependants.spouse(), dependants.children());
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
                granted);
    }

    private Conversion fixed(ProgrammeVersion version, Money promised, Terms terms) {
        return switch (version.fixing()) {
            case AWARD -> converted(version.rates(), promised, terms.payoutCurrency(), terms.asOf());
            case PAYMENT -> new Conversion(promised, promised, List.of());
        };
    }

    private Conversion converted(RatePolicy policy, Money money, CurrencyCode to, LocalDate on) {
        RateLookup lookup = rates.find(money.currency(), to, on, policy.source());
        if (lookup instanceof RateLookup.Refused && policy.fallback() != null) {
            lookup = rates.find(money.currency(), to, on, policy.fallback());
        }
        return switch (lookup) {
            case RateLookup.Found found -> Conversion.of(money, to, found.path());
            case RateLookup.Refused refused -> throw Problem.of(ProblemType.RATE_UNAVAILABLE, refused.detail());
        };
    }

    private static Optional<Money> tariffAmount(ProgrammeVersion version, Facts facts) {
        Facts.Equipment equipment = facts.equipment();
        return equipment == null ? Optional.empty() : version.tariffAmount(equipment.type(), equipment.usability());
    }

    private static <T> T stated(@org.jspecify.annotations.Nullable T fact) {
        if (fact == null) {
            throw new IllegalStateException("an eligible claim states its category");
        }
        return fact;
    }
}
