package org.millioncarrots.award.change;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.condition.Suspension;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.AmountPer;
import org.millioncarrots.stipend.Indexation;
import org.millioncarrots.stipend.MeansTest;
import org.millioncarrots.stipend.StipendRules.Confirmations;
import org.millioncarrots.stipend.Supplements.SupplementRelation;

/** What can be asked for an award. */
public final class ChangeRequests {
    private ChangeRequests() {}

    /** A change that one person proposes and another confirms. */
    public sealed interface ChangeRequest {
        String reasonCode();

        AwardChange.Kind kind();
    }

    /**
     * New terms of a stipend. What is absent stays as it is.
     *
     * @param addDependants who was added to the claimant's household since the claim was decided, by id; each counts from the day
     *     that the programme says, until the child comes of age
     * @param endsOn the last day of the stipend, earlier or later than before
     */
    @RegisterForReflection
    public record CorrectAwardRequest(
            @NotNull CorrectionReason reason,
            @Nullable @Size(min = 1, max = 60) List<@Valid @NotNull AmountFrom> amounts,
            @Nullable LocalDate endsOn,
            @Nullable @Valid DependantsFrom dependants,
            @Nullable @Size(min = 1, max = 31) List<@NotNull UUID> addDependants,
            @Nullable @Size(min = 1, max = 60) List<@Valid @NotNull IncomeFrom> incomes,
            @Nullable @Valid MeansTest meansTest,
            @Nullable @Valid Indexation indexation,
            @Nullable @Valid Confirmations confirmations)
            implements ChangeRequest {

        /** Why the terms are corrected. */
        public enum CorrectionReason {
            AMOUNT_WRONG,
            AMOUNT_CHANGED,
            INDEXATION,
            DEPENDANTS_CHANGED,
            INCOME_CHANGED,
            END_CHANGED,
            CONDITIONS_CHANGED,
            COURT_ORDER
        }

        @Override
        public String reasonCode() {
            return reason.name();
        }

        @Override
        public AwardChange.Kind kind() {
            return AwardChange.Kind.CORRECTION;
        }
    }

    /**
     * The claimant's own amount, before supplements.
     *
     * @param to the last day, after which what was paid before applies again; absent to the end of the stipend
     */
    @RegisterForReflection
    public record AmountFrom(
            @NotNull LocalDate from,
            @Nullable LocalDate to,
            @NotNull Money amount,
            @Nullable @Schema(defaultValue = "MONTH") AmountPer per) {}

    /** All dependants from a day on; those before it are not changed. */
    @RegisterForReflection
    public record DependantsFrom(
            @NotNull LocalDate from,
            @NotNull @Size(max = 31) List<@Valid @NotNull DependantUntil> people) {}

    /** @param until the last day of the supplement, if it is known */
    @RegisterForReflection
    public record DependantUntil(
            @NotNull SupplementRelation relation, @Nullable LocalDate until) {}

    /** An income per month, from a day on. */
    @RegisterForReflection
    public record IncomeFrom(
            @NotNull LocalDate from, @NotNull Money monthly) {}

    /** @param on the last day with entitlement */
    @RegisterForReflection
    public record TerminateAwardRequest(
            @NotNull LocalDate on, @NotNull Award.EndReason reason) implements ChangeRequest {
        @Override
        public String reasonCode() {
            return reason.name();
        }

        @Override
        public AwardChange.Kind kind() {
            return AwardChange.Kind.TERMINATION;
        }
    }

    /** @param claimantId the successor, registered as a claimant */
    @RegisterForReflection
    public record SucceedRequest(
            @NotNull UUID claimantId, @NotNull SuccessionReason reason) implements ChangeRequest {

        /** What makes somebody a successor. */
        public enum SuccessionReason {
            SPOUSE,
            CHILD,
            HEIR_BY_LAW,
            HEIR_BY_WILL
        }

        @Override
        public String reasonCode() {
            return reason.name();
        }

        @Override
        public AwardChange.Kind kind() {
            return AwardChange.Kind.SUCCESSION;
        }
    }

    /** @param from the first day that is not paid */
    public record SuspendAwardRequest(
            @NotNull LocalDate from, @NotNull Suspension.Reason reason) {}

    /** @param on the day on which somebody has met the claimant */
    public record ConfirmClaimantRequest(@NotNull LocalDate on) {}

    /** @param confirmed false rejects the proposal */
    public record DecideChangeRequest(@NotNull Boolean confirmed) {}
}
