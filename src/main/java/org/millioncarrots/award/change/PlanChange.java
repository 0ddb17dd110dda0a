package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.Instalment;
import org.millioncarrots.award.Instalments;
import org.millioncarrots.award.change.ChangeEffect.StipendEffect;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.change.ChangeRequests.SucceedRequest;
import org.millioncarrots.award.change.ChangeRequests.TerminateAwardRequest;
import org.millioncarrots.award.grant.CurrentFigures;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.Replan;
import org.millioncarrots.stipend.StipendRules;
import org.millioncarrots.stipend.StipendRules.Confirmations;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.StipendTerms.UnpaidDays;

/** Works out what a change would make of an award's instalments; changes nothing itself. */
@ApplicationScoped
public class PlanChange {
    private final Awards awards;
    private final Instalments instalments;
    private final CurrentFigures figures;
    private final AddFamily addFamily;
    private final Clock clock;

    PlanChange(Awards awards, Instalments instalments, CurrentFigures figures, AddFamily addFamily, Clock clock) {
        this.awards = awards;
        this.instalments = instalments;
        this.figures = figures;
        this.addFamily = addFamily;
        this.clock = clock;
    }

    /**
     * A change that is worked out.
     *
     * @param terms the new terms; absent if the award has no stipend
     * @param stipend what becomes of the stipend; absent if it is not touched
     * @param dropped open instalments of other benefits that are no longer paid
     */
    public record Planned(
            List<AwardedMoney> money,
            @Nullable StipendTerms terms,
            @Nullable Replan<Instalment> stipend,
            List<Instalment> instalments,
            List<Instalment> dropped,
            ChangeEffect effect) {

        List<Instalment> cancelled() {
            return stipend == null
                    ? dropped
                    : Stream.concat(dropped.stream(), stipend.cancelled().stream())
                            .toList();
        }

        AwardedMoney money(Benefit.Kind kind) {
            return money.stream()
                    .filter(part -> part.kind() == kind)
                    .findFirst()
                    .orElseThrow();
        }

        /** The claim whose holds stop the instalments; a successor's award has none of its own. */
        UUID holdsOf(Award award) {
            return award.claimId != null ? award.claimId : instalments.getFirst().claimId;
        }
    }

    /** @throws Problem if the request cannot be (400), or not for this award (409) */
    Planned plan(Award award, ChangeRequest request) {
        if (award.endReason != null && !(request instanceof SucceedRequest)) {
            throw Problem.conflict(ConflictReason.AWARD_STATE, "the award has ended: " + award.endReason);
        }
        if (award.isQueued() && !(request instanceof TerminateAwardRequest)) {
            throw Problem.conflict(
                    ConflictReason.AWARD_STATE,
                    "the award is QUEUED: before there is money for it, it can only be terminated");
        }
        return switch (request) {
            case CorrectAwardRequest correction -> correction(award, correction);
            case TerminateAwardRequest termination -> termination(award, termination);
            case SucceedRequest succession -> succession(award);
        };
    }

    /** By the figures of the index that are approved now; empty if the award does not follow it or is planned so already. */
    public Optional<Planned> indexation(Award award, String index) {
        StoredAward stored = stored(award);
        StipendTerms terms = stored.terms();
        if (terms == null || !terms.rules().index().equals(Optional.of(index))) {
            return Optional.empty();
        }
        StipendTerms newer = figures.in(terms);
        return newer.figures().equals(terms.figures())
                ? Optional.empty()
                : Optional.of(planned(stored, newer, List.of(), UnaryOperator.identity()));
    }

    /** By the same terms, after what is paid has become another; empty if nothing changes, or the award has ended. */
    public Optional<Planned> again(Award award) {
        StoredAward stored = stored(award);
        StipendTerms terms = stored.terms();
        return terms == null || award.endReason != null || award.isQueued()
                ? Optional.empty()
                : Optional.of(planned(stored, terms, List.of(), UnaryOperator.identity()))
                        .filter(planned ->
                                !Objects.requireNonNull(planned.stipend()).changesNothing());
    }

    /** Leaves days without entitlement that a suspension has withheld for good. */
    public Planned withoutArrears(Award award, UnpaidDays days) {
        StoredAward stored = stored(award);
        StipendTerms terms = stored.terms();
        return terms == null
                ? unplanned(stored, List.of())
                : planned(stored, terms.withUnpaid(days), List.of(), UnaryOperator.identity());
    }

    /** What a suspension from a day on withholds, and what is paid when it is lifted with arrears. */
    public ChangeEffect withheld(Award award, LocalDate from) {
        return ChangeEffect.withheld(instalments.lockLive(award).stream()
                .filter(row -> row.isOpen() && !row.plan().dueOn().isBefore(from))
                .map(row -> ChangeEffect.Line.of(row.kind, row.plan()))
                .toList());
    }

    /** Whether the programme lets arrears be paid after a suspension; a bounty is never lost. */
    public boolean arrearsAfterSuspension(Award award) {
        return rules(award).map(StipendRules::arrearsAfterSuspension).orElse(true);
    }

    /** The confirmations that are asked for, if any are. */
    public Optional<Confirmations> confirmations(Award award) {
        return rules(award).map(StipendRules::confirmations);
    }

    private Optional<StipendRules> rules(Award award) {
        return Optional.ofNullable(stored(award).terms()).map(StipendTerms::rules);
    }

    private Planned correction(Award award, CorrectAwardRequest request) {
        StoredAward stored = stored(award);
        StipendTerms terms = stored.terms();
        if (terms == null) {
            throw Problem.conflict(
                    ConflictReason.NO_STIPEND, "the award has no stipend whose terms could be corrected");
        }
        StipendTerms corrected = CorrectTerms.of(terms, request, LocalDate.now(clock));
        return planned(stored, addFamily.to(award, corrected, request), List.of(), UnaryOperator.identity());
    }

    private Planned termination(Award award, TerminateAwardRequest request) {
        Params.plausible("on", request.on());
        // What waits for money was never promised out of any: whatever the reason, nothing of it is left to be paid.
        boolean revoked = request.reason() == Award.EndReason.REVOKED || award.isQueued();
        if (request.reason() == Award.EndReason.DEATH && request.on().isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("on", "today or earlier");
        }
        StoredAward stored = stored(award);
        List<Instalment> dropped = revoked ? stored.openBesideTerms() : List.of();
        StipendTerms terms = stored.terms();
        LocalDate eve = (terms == null ? award.asOf : terms.from()).minusDays(1);
        if (request.on().isBefore(eve)) {
            throw Problem.invalid(
                    "on", "on or after " + eve + ", the eve of the " + (terms == null ? "award's day" : "stipend"));
        }
        if (terms == null) {
            return unplanned(stored, dropped);
        }
        StipendTerms ending = request.on().isBefore(terms.to()) ? terms.endingOn(request.on()) : terms;
        return revoked
                ? planned(stored, stored.withoutOpen(ending), dropped, Replan::payingNoMore)
                : planned(stored, ending, dropped, UnaryOperator.identity());
    }

    /** All that is open goes to a successor, and is no longer this award's. */
    private Planned succession(Award award) {
        if (award.endReason != Award.EndReason.DEATH) {
            throw Problem.conflict(
                    ConflictReason.NO_SUCCESSION, "only what is due after a DEATH passes to a successor");
        }
        StoredAward stored = stored(award);
        List<Instalment> dropped = stored.openBesideTerms();
        StipendTerms terms = stored.terms();
        List<Instalment> open = stored.stipend().filter(Instalment::isOpen).toList();
        if (dropped.isEmpty() && (terms == null || open.isEmpty())) {
            throw Problem.conflict(ConflictReason.NOTHING_LEFT, "nothing is left to be paid");
        }
        if (terms == null) {
            return unplanned(stored, dropped);
        }
        Money none = Money.zero(stored.planned().payable().currency());
        Replan<Instalment> handedOver = new Replan<>(none, none, List.of(), open, List.of(), none, none, none);
        return planned(stored, stored.withoutOpen(terms), dropped, handedOver, null);
    }

    private Planned planned(
            StoredAward stored, StipendTerms terms, List<Instalment> dropped, UnaryOperator<Replan<Instalment>> last) {
        AwardedMoney stipend = stored.planned();
        Replan<Instalment> replan =
                last.apply(Replan.of(stipend.schedule(terms), stored.stipend().toList(), LocalDate.now(clock)));
        Money before = stipend.schedule(Objects.requireNonNull(stipend.terms())).total();
        return planned(stored, terms, dropped, replan, StipendEffect.of(before, replan));
    }

    private static Planned planned(
            StoredAward stored,
            StipendTerms terms,
            List<Instalment> dropped,
            Replan<Instalment> replan,
            @Nullable StipendEffect sums) {
        ChangeEffect effect = new ChangeEffect(
                sums,
                Stream.concat(dropped.stream(), replan.cancelled().stream())
                        .map(row -> ChangeEffect.Line.of(row.kind, row.plan()))
                        .toList(),
                replan.added().stream()
                        .map(plan -> ChangeEffect.Line.of(Benefit.Kind.STIPEND, plan))
                        .toList(),
                null);
        return new Planned(stored.money(), terms, replan, stored.live(), dropped, effect);
    }

    /** Of an award without terms. */
    private static Planned unplanned(StoredAward stored, List<Instalment> dropped) {
        ChangeEffect effect = new ChangeEffect(
                null,
                dropped.stream()
                        .map(row -> ChangeEffect.Line.of(row.kind, row.plan()))
                        .toList(),
                List.of(),
                null);
        return new Planned(stored.money(), null, null, stored.live(), dropped, effect);
    }

    private StoredAward stored(Award award) {
        List<Instalment> live = instalments.lockLive(award);
        return new StoredAward(awards.money(award, live), live);
    }
}
