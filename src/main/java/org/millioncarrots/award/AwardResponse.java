package org.millioncarrots.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.ReadAwards.WholeAward;
import org.millioncarrots.award.condition.Suspension;
import org.millioncarrots.award.queue.AwardQueueSql.Place;
import org.millioncarrots.money.Money;
import org.millioncarrots.money.PinnedRate;
import org.millioncarrots.platform.language.Language;
import org.millioncarrots.programme.ProgrammeVersion.RateDay;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.StipendTerms;

/**
 * An award: its benefits, its money with every pinned rate, and the legal basis.
 *
 * @param claimId absent if the award is a successor's
 * @param predecessorId the award of the one who died, if the award is a successor's
 * @param nextConfirmationOn when a confirmation is due, if any are asked for
 * @param version what If-Match asks for; the same as the ETag
 */
@RegisterForReflection
public record AwardResponse(
        UUID id,
        @Nullable UUID claimId,
        @Nullable UUID predecessorId,
        UUID claimantId,
        String programme,
        int programmeVersion,
        LocalDate asOf,

        @Schema(description = "Whose day's rates convert; absent where the award was granted before this was kept")
        @Nullable
        RateDay rateDay,

        @Schema(description = "That day; absent if the rates are those of each payment") @Nullable
        LocalDate ratesOn,

        Award.State state,

        @Schema(type = SchemaType.ARRAY, implementation = Benefit.Kind.class, description = "Kinds of benefit")
        @JsonRawValue
        String benefits,

        @Schema(description = "Empty where amountsWithheld") List<MoneyView> money,

        @Schema(type = SchemaType.ARRAY, implementation = String.class, description = "What the award rests on")
        @JsonRawValue
        String legalBasis,

        Instant grantedAt,
        @Nullable LocalDate endedOn,
        Award.@Nullable EndReason endReason,
        @Nullable LocalDate nextConfirmationOn,

        @Schema(
                description =
                        "The last day, in the zone of the business day, on which the confirmation that is due keeps the award"
                                + " from being suspended; absent if none is asked for")
        @Nullable
        LocalDate confirmBy,

        @Schema(description = "Why it is suspended, or will be; empty if nothing stands against it")
        List<SuspensionNotice> suspendedFor,

        @Schema(description = "Only while the award is QUEUED") @Nullable
        QueueView queue,

        Instant updatedAt,
        int version,

        @Schema(
                description =
                        "Only to partners, for each award of a programme whose group has a cap over several programmes: an"
                                + " amount could tell what others have granted the person. Staff tell the claimant")
        @Nullable
        Boolean amountsWithheld) {

    /** As it is recorded. */
    public static AwardResponse of(WholeAward whole) {
        return of(whole, Language.EN);
    }

    /** With its sentences in a language. */
    public static AwardResponse of(WholeAward whole, Language language) {
        Award award = whole.award();
        Place place = whole.place();
        return new AwardResponse(
                award.id,
                award.claimId,
                award.predecessorId,
                award.claimantId,
                award.programme,
                award.programmeVersion,
                award.asOf,
                award.rateDay,
                award.ratesOn,
                award.state,
                award.benefits,
                whole.amountsTold()
                        ? whole.money().stream()
                                .map(money -> MoneyView.of(money, whole.today(), language))
                                .toList()
                        : List.of(),
                award.legalBasis,
                award.grantedAt,
                award.endedOn,
                award.endReason,
                award.nextConfirmationOn,
                award.confirmBy(),
                whole.suspensions().stream().map(SuspensionNotice::of).toList(),
                place == null ? null : new QueueView(place.position(), place.queuedAt()),
                award.changedAt(),
                award.version,
                whole.amountsTold() ? null : true);
    }

    /**
     * Why nothing is paid.
     *
     * @param from the first day that is not paid, in the zone of the business day
     */
    @RegisterForReflection
    public record SuspensionNotice(Suspension.Reason reason, LocalDate from) {
        static SuspensionNotice of(Suspension suspension) {
            return new SuspensionNotice(suspension.reason, suspension.suspendedFrom);
        }
    }

    /**
     * Where an award stands that waits for money.
     *
     * @param position counted from 1, among all that wait under the programme
     * @param queuedAt when its claim was attested
     */
    @RegisterForReflection
    @Schema(name = "AwardQueuePlace")
    public record QueueView(long position, Instant queuedAt) {}

    /**
     * One money benefit.
     *
     * @param promised what was promised at the grant, in the currency of the tariff
     * @param payable the same in the currency of the instalments, at the pinned rates
     * @param scheduled what the instalments sum to after all changes, paid or not
     * @param terms what the instalments of a stipend are planned by now
     * @param split how the parts of a bounty were drawn that is paid in parts
     * @param indexMissingFrom the first year whose index figure is due and not known; from it on the amount stays
     */
    @RegisterForReflection
    public record MoneyView(
            String kind,
            Money promised,
            Money payable,
            Money scheduled,
            String fixing,

            @Schema(description = "Pinned rates") List<PinnedRate> rates,

            @Nullable StipendTerms terms,

            @Schema(
                    description = "For whom supplements are paid until when",
                    examples = "[\"supplement for 2 children until 31 December 2033\"]")
            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            List<String> supplements,

            @Nullable Integer indexMissingFrom,
            @Nullable PaidInParts split) {
        static MoneyView of(AwardedMoney money, LocalDate today, Language language) {
            StipendTerms terms = money.terms();
            return new MoneyView(
                    money.kind().name(),
                    money.promised(),
                    money.payable(),
                    money.scheduled(),
                    money.fixing().name(),
                    money.rates(),
                    terms,
                    terms == null ? List.of() : terms.supplementsInWords(language),
                    terms == null ? null : terms.indexMissingFrom(today).orElse(null),
                    money.split());
        }
    }

    /**
     * One instalment.
     *
     * @param amount absent where the amounts of the award are withheld, as is {@code deducted}
     * @param deducted what was taken off the amount for an overpayment before
     * @param revision the change that planned it, 0 for the grant
     */
    public record InstalmentView(
            UUID id,
            String kind,
            PlannedInstalment.InstalmentPurpose purpose,
            LocalDate dueOn,
            LocalDate periodFrom,
            LocalDate periodTo,
            @Nullable Money amount,
            @Nullable Money deducted,
            String state,
            int revision) {
        static InstalmentView of(Instalment instalment, boolean amountTold) {
            return new InstalmentView(
                    instalment.id,
                    instalment.kind.name(),
                    instalment.purpose,
                    instalment.dueOn,
                    instalment.periodFrom,
                    instalment.periodTo,
                    amountTold ? instalment.plan().amount() : null,
                    amountTold ? instalment.plan().deducted() : null,
                    instalment.state.name(),
                    instalment.revision);
        }
    }
}
