package org.millioncarrots.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.AmountSplit;
import org.millioncarrots.programme.terms.Applicant;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition;
import org.millioncarrots.programme.terms.FamilyTerms;
import org.millioncarrots.programme.terms.LegalBasis;
import org.millioncarrots.programme.terms.Promise;
import org.millioncarrots.programme.terms.StackingRule;
import org.millioncarrots.programme.terms.Tariff;

/**
 * One immutable, dated version of a programme, as its document says it. Dates are calendar dates in the business zone.
 *
 * @param code the programme, such as {@code coalition-match}
 * @param version 1, 2, 3, … within the programme
 * @param inForceFrom the first day on which claims can be lodged under it
 * @param inForceTo the last such day; absent while no end is fixed
 * @param actOnOrAfter acts before this day do not count
 * @param family who of a family counts, and how long
 * @param tariff absent unless equipment is paid for
 * @param tariffDay which event's day is the day of a claim: whose version it gets
 * @param rateDay which event's day is the day of the rates
 * @param withoutAppropriation whether a sponsor promises money of which nothing was ever voted
 * @param amountSplit in which parts a bounty is paid; absent if it is paid as promised
 * @param raisePinnedOffers whether a claim that is bound to an earlier version gets this one if it pays more
 * @param sha256 lower-case hexadecimal hash of the document's text
 */
public record ProgrammeVersion(
        String code,
        int version,
        String title,
        String summary,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        Set<Category> categories,
        Set<ActOfLeaving> acts,
        LocalDate actOnOrAfter,
        List<Condition> conditions,
        Testimony testimony,
        FamilyTerms family,
        List<Benefit> benefits,
        @Nullable Tariff tariff,
        List<Sponsor> sponsors,
        RatePolicy rates,
        Fixing fixing,
        TariffDay tariffDay,
        RateDay rateDay,
        StackingRule stacking,
        OnExhaustedFunds onExhaustedFunds,
        WithoutAppropriation withoutAppropriation,
        @Nullable AmountSplit amountSplit,
        boolean raisePinnedOffers,
        List<LegalBasis> legalBasis,
        List<StatedDefault> defaults,
        String sha256) {

    public ProgrammeVersion {
        categories = Condition.inOrder(categories);
        acts = Condition.inOrder(acts);
        conditions = List.copyOf(conditions);
        benefits = List.copyOf(benefits);
        sponsors = List.copyOf(sponsors);
        legalBasis = List.copyOf(legalBasis);
        defaults = List.copyOf(defaults);
    }

    /** Whether this version, looked at alone, has begun and not ended on the day. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(inForceFrom) && (inForceTo == null || !day.isAfter(inForceTo));
    }

    /**
     * The version of one programme that is in force on a day: the newest that has begun, if it has not ended. An older one
     * never comes back.
     *
     * @param approved its approved versions, oldest first
     */
    public static Optional<ProgrammeVersion> inForce(List<ProgrammeVersion> approved, LocalDate day) {
        ProgrammeVersion newest = null;
        for (ProgrammeVersion version : approved) {
            if (!version.inForceFrom().isAfter(day)) {
                newest = version;
            }
        }
        return Optional.ofNullable(newest).filter(version -> version.covers(day));
    }

    /** What the amounts that are paid tell of the promise. */
    public AmountSplit.Fingerprint amountFingerprint() {
        return amountSplit == null ? AmountSplit.Fingerprint.AS_PROMISED : AmountSplit.Fingerprint.SPLIT;
    }

    public Optional<Tariff> equipmentTariff() {
        return Optional.ofNullable(tariff);
    }

    /** What the tariff pays for a piece; empty if there is no tariff, it pays nothing, or type or usability is not known. */
    public Optional<Money> tariffAmount(Tariff.@Nullable Equipment equipment, Tariff.@Nullable Usability usability) {
        return tariff == null || equipment == null || usability == null
                ? Optional.empty()
                : tariff.amount(equipment, usability);
    }

    /** What a benefit of this version promises the applicant in money; empty if it is none, or the tariff pays nothing. */
    public Optional<Promise> promise(Benefit benefit, Applicant applicant) {
        return switch (benefit) {
            case Benefit.Bounty bounty -> Optional.of(new Promise(bounty.amount(), null, null));
            case Benefit.TariffBounty fromTariff ->
                tariffAmount(applicant.equipment(), applicant.usability())
                        .map(amount -> new Promise(amount, null, null));
            case Benefit.Stipend stipend ->
                Optional.of(new Promise(
                        stipend.totalWith(applicant.spouse(), applicant.children()),
                        stipend.months(),
                        stipend.monthlyWith(applicant.spouse(), applicant.children())));
            case Benefit.Status status -> Optional.empty();
        };
    }

    /** The benefits that somebody of this category gets, in the document's order. */
    public List<Benefit> benefitsFor(Category category) {
        return benefits.stream().filter(benefit -> benefit.isFor(category)).toList();
    }

    /** Each sponsor's share of an amount, in the document's order, by largest remainder: they sum to it exactly. */
    public List<SponsorShare> shares(Money amount) {
        List<Money> split = amount.split(sponsors.stream().map(Sponsor::parts).toList());
        return IntStream.range(0, split.size())
                .mapToObj(i -> new SponsorShare(sponsors.get(i), split.get(i)))
                .toList();
    }

    /**
     * A state or body that pays.
     *
     * @param code two capital letters: ISO 3166 alpha-2, or EU
     * @param parts whole-number part; the share is parts over the sum of all sponsors' parts
     */
    public record Sponsor(String code, String name, long parts) {}

    /** What one sponsor pays of an amount. */
    public record SponsorShare(Sponsor sponsor, Money amount) {}

    /**
     * Whether a recorded statement is asked for, and when it may be shown.
     *
     * @param legalBasis where the setting comes from
     */
    public record Testimony(Requirement requirement, Publication publication, LegalBasis legalBasis) {

        /** A statement is not taken, may be given, or is a condition. */
        @Schema(name = "TestimonyRequirement")
        public enum Requirement {
            /** No statement is asked for. */
            NONE,
            /** A statement may be given; nothing hangs on it. */
            OPTIONAL,
            /** Without a statement nothing is granted. */
            REQUIRED
        }

        /** When a statement may be published. */
        @Schema(name = "TestimonyPublication")
        public enum Publication {
            /** Nothing is published. */
            NEVER,
            /** Embargo: not before all dependants are known to be safe. */
            AFTER_DEPENDANTS_ARE_SAFE
        }
    }

    /**
     * Which bank's rates convert the amounts.
     *
     * @param fallback asked only when the first source has no rate for the date; absent means refuse
     */
    public record RatePolicy(RateSource source, @Nullable RateSource fallback) {}

    /** When the rate between the promised and the paid currency is fixed. */
    @Schema(name = "RateFixing")
    public enum Fixing {
        /** Once, when the award is granted. */
        AWARD,
        /** For each payment anew. */
        PAYMENT
    }

    /** The event whose day is the day of a claim. */
    public enum TariffDay {
        /** The act, which two people have established; the programme's first day if the act was before it. */
        ACT,
        /** The day on which the claim is lodged. */
        LODGING
    }

    /** The event by whose day's rates a promise is converted. */
    public enum RateDay {
        /** The act; the programme's first day if the act was before it. */
        ACT,
        /** The day on which the claim was lodged. */
        LODGING,
        /** The day on which the award was granted, whether it waits for money or not. */
        AWARD,
        /** The day on which each payment falls due. */
        PAYMENT
    }

    /** What happens to an award beyond the money voted. */
    public enum OnExhaustedFunds {
        /** The claim is refused. */
        REFUSE,
        /** The award waits for money, in the order of its grant. */
        QUEUE
    }

    /** What a sponsor has for a programme for which nothing of it was voted in a currency. */
    public enum WithoutAppropriation {
        /** No money. */
        REFUSE,
        /** As much as is promised; once something is voted, that is the limit. */
        ALLOW
    }

    /**
     * A setting that has no public source, and why it is what it is.
     *
     * @param at JSON pointer into the document, such as {@code /benefits/0/amount}
     */
    public record StatedDefault(String at, String reason) {}
}
