package org.millioncarrots.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.programme.terms.ActOfLeaving;
import org.millioncarrots.programme.terms.AmountPer;
import org.millioncarrots.programme.terms.AmountSplit;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.programme.terms.Category;
import org.millioncarrots.programme.terms.Condition;
import org.millioncarrots.programme.terms.FamilyTerms;
import org.millioncarrots.programme.terms.LegalBasis;
import org.millioncarrots.programme.terms.StackingRule;
import org.millioncarrots.programme.terms.StipendSettings;
import org.millioncarrots.programme.terms.Tariff;

/** A programme version as the API shows it. {@code legalBasis} fields refer to the entries of the list by their id. */
@Schema(name = "Programme", description = "A dated, immutable version of a programme")
public record ProgrammeView(
        @Schema(examples = "ukraine-lay-down-arms") String code,
        int version,

        @Schema(description = "PUBLISHED until another person has approved it")
        String state,

        String title,
        String summary,
        LocalDate inForceFrom,
        @Nullable LocalDate inForceTo,
        Collection<Category> categories,
        Collection<ActOfLeaving> acts,
        LocalDate actOnOrAfter,
        List<ConditionView> conditions,
        TestimonyView testimony,

        @Schema(description = "Until when a child counts") ComingOfAgeView comingOfAge,

        @Schema(description = "From when a dependant counts who was added after the award")
        FamilyTerms.AddedFrom addedDependantsFrom,

        List<BenefitView> benefits,
        @Nullable TariffView tariff,
        List<ProgrammeVersion.Sponsor> sponsors,
        RatesView rates,
        ProgrammeVersion.Fixing fixing,

        @Schema(
                description =
                        "Which event's day is the day of a claim: whose version it gets, and whose rates unless rateDay says otherwise")
        ProgrammeVersion.TariffDay tariffDay,

        @Schema(description = "Which event's day is the day of the rates")
        ProgrammeVersion.RateDay rateDay,

        StackingRule stacking,
        ProgrammeVersion.OnExhaustedFunds onExhaustedFunds,

        @Schema(description = "Whether a sponsor promises money where nothing of it was voted")
        ProgrammeVersion.WithoutAppropriation withoutAppropriation,

        @Schema(description = "What the amounts at a bank tell of the promise")
        AmountSplit.Fingerprint amountFingerprint,

        @Schema(
                description =
                        "In which parts, of amounts that stand in no tariff, a bounty is paid; absent if it is paid as promised")
        @Nullable
        AmountSplit amountSplit,

        boolean raisePinnedOffers,
        List<LegalBasis> legalBasis,

        @Schema(description = "Settings without a public source, and why they are what they are")
        List<ProgrammeVersion.StatedDefault> defaults,

        @Schema(description = "SHA-256 of the document") String sha256,
        Instant publishedAt,
        @Nullable Instant approvedAt,

        @Schema(
                description =
                        "Since when the programme is closed: nothing is claimed, granted or paid under it until it is reopened;"
                                + " absent if it is open")
        @Nullable
        Instant closedAt) {

    /** A condition; absent parts do not apply to the rule. */
    public record ConditionView(
            Condition.Rule rule,
            @Nullable Collection<Category> appliesTo,
            @Nullable Collection<Condition.Confirmer> acceptedBy,
            @Nullable Collection<Condition.Skill> anyOf,
            String legalBasis) {}

    /** Whether a statement is asked for and when it may be shown. */
    public record TestimonyView(
            ProgrammeVersion.Testimony.Requirement requirement,
            ProgrammeVersion.Testimony.Publication publication,
            String legalBasis) {}

    /** A benefit: a bounty has an amount or comes from the tariff; a stipend has an amount per time, and how it is paid. */
    public record BenefitView(
            Benefit.Kind kind,
            @Nullable Collection<Category> forCategories,
            @Nullable Money amount,
            @Nullable Boolean fromTariff,
            @Nullable Money amountPerMonth,
            @Nullable Money amountPerWeek,
            @Nullable Money amountPerYear,
            @Nullable Integer months,
            @Nullable SupplementsView supplements,
            StipendSettings.@Nullable PayDate payDate,
            StipendSettings.@Nullable Indexation indexation,
            StipendSettings.@Nullable MeansTest meansTest,
            @Nullable Integer recoveryPercent,
            @Nullable Boolean arrearsAfterSuspension,
            StipendSettings.@Nullable Confirmations confirmations,
            String legalBasis) {
        private static BenefitView of(Benefit benefit, @Nullable Money amount, @Nullable Boolean fromTariff) {
            return new BenefitView(
                    benefit.kind(),
                    unlessEmpty(benefit.forCategories()),
                    amount,
                    fromTariff,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    benefit.legalBasis().id());
        }

        private static BenefitView of(Benefit.Stipend stipend) {
            StipendSettings settings = stipend.settings();
            return new BenefitView(
                    stipend.kind(),
                    unlessEmpty(stipend.forCategories()),
                    null,
                    null,
                    stipend.per() == AmountPer.MONTH ? stipend.amount() : null,
                    stipend.per() == AmountPer.WEEK ? stipend.amount() : null,
                    stipend.per() == AmountPer.YEAR ? stipend.amount() : null,
                    stipend.months(),
                    new SupplementsView(stipend.spousePercent(), stipend.childPercent(), stipend.childrenAtMost()),
                    settings.payDate(),
                    settings.indexation(),
                    settings.meansTest(),
                    settings.recoveryPercent(),
                    settings.arrearsAfterSuspension(),
                    settings.confirmations(),
                    stipend.legalBasis().id());
        }
    }

    /** A child counts until the end of the year, of the month, or of the eve of the day on which it is of the age. */
    public record ComingOfAgeView(int age, FamilyTerms.UntilEndOf untilEndOf) {}

    /** Whole per cent of the monthly amount. */
    public record SupplementsView(int spousePercent, int childPercent, int childrenAtMost) {}

    /** What is paid for equipment, by type and usability. */
    public record TariffView(CurrencyCode currency, Map<Tariff.Equipment, Map<Tariff.Usability, Money>> amounts) {}

    /** Whose rates convert the amounts. */
    public record RatesView(RateSource source, @Nullable RateSource fallback) {}

    /** @param closedAt since when the programme is closed, if it is */
    static ProgrammeView of(PublishedVersion published, @Nullable Instant closedAt) {
        ProgrammeVersion version = published.version();
        return new ProgrammeView(
                version.code(),
                version.version(),
                published.state().name(),
                version.title(),
                version.summary(),
                version.inForceFrom(),
                version.inForceTo(),
                version.categories(),
                version.acts(),
                version.actOnOrAfter(),
                version.conditions().stream().map(ProgrammeView::condition).toList(),
                new TestimonyView(
                        version.testimony().requirement(),
                        version.testimony().publication(),
                        version.testimony().legalBasis().id()),
                new ComingOfAgeView(
                        version.family().comesOfAgeAt(), version.family().until()),
                version.family().addedFrom(),
                version.benefits().stream().map(ProgrammeView::benefit).toList(),
                version.equipmentTariff()
                        .map(tariff -> new TariffView(tariff.currency(), tariff.amounts()))
                        .orElse(null),
                version.sponsors(),
                new RatesView(version.rates().source(), version.rates().fallback()),
                version.fixing(),
                version.tariffDay(),
                version.rateDay(),
                version.stacking(),
                version.onExhaustedFunds(),
                version.withoutAppropriation(),
                version.amountFingerprint(),
                version.amountSplit(),
                version.raisePinnedOffers(),
                version.legalBasis(),
                version.defaults(),
                version.sha256(),
                published.publishedAt(),
                published.approvedAt(),
                closedAt);
    }

    private static ConditionView condition(Condition condition) {
        return new ConditionView(
                condition.rule(),
                unlessEmpty(condition.appliesTo()),
                unlessEmpty(condition.acceptedBy()),
                unlessEmpty(condition.skills()),
                condition.legalBasis().id());
    }

    private static BenefitView benefit(Benefit benefit) {
        return switch (benefit) {
            case Benefit.Bounty bounty -> BenefitView.of(bounty, bounty.amount(), null);
            case Benefit.TariffBounty tariffBounty -> BenefitView.of(tariffBounty, null, true);
            case Benefit.Stipend stipend -> BenefitView.of(stipend);
            case Benefit.Status status -> BenefitView.of(status, null, null);
        };
    }

    private static <T> @Nullable Collection<T> unlessEmpty(Collection<T> values) {
        return values.isEmpty() ? null : values;
    }
}
