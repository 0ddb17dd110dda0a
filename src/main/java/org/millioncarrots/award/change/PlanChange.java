package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardedStipend;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.Awards.MoneyRow;
import org.millioncarrots.award.Instalment;
import org.millioncarrots.award.change.ChangeEffect.StipendEffect;
import org.millioncarrots.award.change.ChangeRequests.ChangeRequest;
import org.millioncarrots.award.change.ChangeRequests.CorrectAwardRequest;
import org.millioncarrots.award.change.ChangeRequests.SucceedRequest;
import org.millioncarrots.award.change.ChangeRequests.TerminateAwardRequest;
import org.millioncarrots.award.grant.CurrentFigures;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Params;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.AwardInstalment;
import org.millioncarrots.stipend.PlannedInstalment;
import org.millioncarrots.stipend.Replan;
import org.millioncarrots.stipend.StipendRules.Confirmations;
import org.millioncarrots.stipend.StipendTerms;
import org.millioncarrots.stipend.StipendTerms.Days;

/** Works out what a change would make of an award's instalments; changes nothing itself. */
@ApplicationScoped
public class PlanChange {
    private final Awards awards;
    private final CurrentFigures figures;
    private final Json json;

    PlanChange(Awards awards, CurrentFigures figures, Json json) {
        this.awards = awards;
        this.figures = figures;
        this.json = json;
    }

    /**
     * A change that is worked out.
     *
     * @param terms the new terms; absent if the award has no stipend
     * @param stipend what becomes of the stipend; absent if it is not touched
     * @param dropped open instalments of other benefits that are no longer paid
     */
    public record Planned(
            List<MoneyRow> money,
            @Nullable StipendTerms terms,
            @Nullable Replan stipend,
            List<Instalment> instalments,
            List<Instalment> dropped,
            ChangeEffect effect) {

        /** The stored rows of what is cancelled. */
        List<Instalment> cancelled() {
            List<Instalment> rows = new ArrayList<>(dropped);
            if (stipend != null) {
                stipend.cancelled().forEach(gone -> instalments.stream()
                        .filter(row -> row.id.equals(gone.id()))
                        .forEach(rows::add));
            }
            return rows;
        }

        MoneyRow money(Benefit.Kind kind) {
            return money.stream().filter(row -> row.kind() == kind).findFirst().orElseThrow();
        }
    }

    /** @throws Problem if the request cannot be (400), or not for this award (409) */
    Planned plan(Award award, ChangeRequest request, LocalDate today) {
        if (award.endReason != null && !(request instanceof SucceedRequest)) {
            throw Problem.conflict("the award has ended: " + award.endReason);
        }
        if (award.isQueued() && !(request instanceof TerminateAwardRequest)) {
            throw Problem.conflict("the award is QUEUED: before there is money for it, it can only be terminated");
        }
        return switch (request) {
            case CorrectAwardRequest correction -> correction(award, correction, today);
            case TerminateAwardRequest termination -> termination(award, termination, today);
            case SucceedRequest succession -> succession(award);
        };
    }

    /** By the figures of the index that are approved now; empty if the award does not follow it or is planned so already. */
    public Optional<Planned> indexation(Award award, String index, LocalDate today) {
        Stored stored = stored(award);
        AwardedStipend stipend = stored.stipend;
        if (stipend == null || !stipend.terms().rules().index().equals(Optional.of(index))) {
            return Optional.empty();
        }
        StipendTerms terms = figures.in(stipend.terms());
        return terms.figures().equals(stipend.terms().figures())
                ? Optional.empty()
                : Optional.of(planned(stored, stipend, terms, List.of(), today, UnaryOperator.identity()));
    }

    /** Leaves days without entitlement that a suspension has withheld for good. */
    public Planned withoutArrears(Award award, Days days, LocalDate today) {
        Stored stored = stored(award);
        return stored.stipend == null
                ? unchanged(stored)
                : planned(
                        stored,
                        stored.stipend,
                        stored.stipend.terms().withUnpaid(days),
                        List.of(),
                        today,
                        UnaryOperator.identity());
    }

    /** What a suspension withholds, and what is paid when it is lifted with arrears. */
    public ChangeEffect withheld(Award award) {
        return ChangeEffect.withheld(awards.live(award).stream()
                .filter(row -> row.state == Instalment.State.SCHEDULED)
                .map(row -> ChangeEffect.Line.of(row.kind, row.live().plan()))
                .toList());
    }

    /** Whether the programme lets arrears be paid after a suspension; a bounty is never lost. */
    public boolean arrearsAfterSuspension(Award award) {
        AwardedStipend stipend = stored(award).stipend;
        return stipend == null || stipend.terms().rules().arrearsAfterSuspension();
    }

    /** The confirmations that are asked for, if any are. */
    public Optional<Confirmations> confirmations(Award award) {
        AwardedStipend stipend = stored(award).stipend;
        return Optional.ofNullable(
                stipend == null ? null : stipend.terms().rules().confirmations());
    }

    private Planned correction(Award award, CorrectAwardRequest request, LocalDate today) {
        Stored stored = stored(award);
        if (stored.stipend == null) {
            throw Problem.conflict("the award has no stipend whose terms could be corrected");
        }
        StipendTerms terms = CorrectTerms.of(stored.stipend.terms(), request, today);
        return planned(stored, stored.stipend, terms, List.of(), today, UnaryOperator.identity());
    }

    private Planned termination(Award award, TerminateAwardRequest request, LocalDate today) {
        Params.plausible("on", request.on());
        // What waits for money was never promised out of any: whatever the reason, nothing of it is left to be paid.
        boolean revoked = request.reason() == Award.EndReason.REVOKED || award.isQueued();
        if (request.reason() == Award.EndReason.DEATH && request.on().isAfter(today)) {
            throw Problem.invalid("on", "today or earlier");
        }
        Stored stored = stored(award);
        List<Instalment> dropped = revoked ? stored.openBesideTerms() : List.of();
        if (stored.stipend == null) {
            return new Planned(stored.money, null, null, stored.live, dropped, effect(null, dropped, null));
        }
        StipendTerms terms = stored.stipend.terms();
        if (request.on().isBefore(terms.from().minusDays(1))) {
            throw Problem.invalid("on", "on or after " + terms.from().minusDays(1) + ", the eve of the stipend");
        }
        StipendTerms ending = request.on().isBefore(terms.to()) ? terms.endingOn(request.on()) : terms;
        return revoked
                ? planned(stored, stored.stipend, withoutOpen(stored, ending), dropped, today, Replan::payingNoMore)
                : planned(stored, stored.stipend, ending, dropped, today, UnaryOperator.identity());
    }

    /** All that is open goes to a successor, and is no longer this award's. */
    private Planned succession(Award award) {
        if (award.endReason != Award.EndReason.DEATH) {
            throw Problem.conflict("only what is due after a DEATH passes to a successor");
        }
        Stored stored = stored(award);
        if (stored.live.stream().noneMatch(row -> row.state == Instalment.State.SCHEDULED)) {
            throw Problem.conflict("nothing is left to be paid");
        }
        List<Instalment> dropped = stored.openBesideTerms();
        if (stored.stipend == null) {
            return new Planned(stored.money, null, null, stored.live, dropped, effect(null, dropped, null));
        }
        Money none = Money.zero(stored.stipend.payable());
        List<AwardInstalment> stipend = stored.of(Benefit.Kind.STIPEND);
        Replan handedOver = new Replan(
                none,
                none,
                List.of(),
                stipend.stream().filter(row -> !row.fixed()).toList(),
                List.of(),
                none,
                none,
                none);
        return new Planned(
                stored.money,
                withoutOpen(stored, stored.stipend.terms()),
                handedOver,
                stored.live,
                dropped,
                effect(null, dropped, handedOver));
    }

    /** The terms without the months that are still open. */
    private static StipendTerms withoutOpen(Stored stored, StipendTerms terms) {
        StipendTerms without = terms;
        for (AwardInstalment open : stored.of(Benefit.Kind.STIPEND)) {
            if (!open.fixed() && open.plan().purpose() == PlannedInstalment.Purpose.REGULAR) {
                without = without.withUnpaid(
                        new Days(open.plan().periodFrom(), open.plan().periodTo()));
            }
        }
        return without;
    }

    private static Planned planned(
            Stored stored,
            AwardedStipend stipend,
            StipendTerms terms,
            List<Instalment> dropped,
            LocalDate today,
            UnaryOperator<Replan> last) {
        Replan replan = last.apply(Replan.of(stipend.schedule(terms), stored.of(Benefit.Kind.STIPEND), today));
        StipendEffect sums = StipendEffect.of(stipend.schedule(stipend.terms()).total(), replan);
        return new Planned(stored.money, terms, replan, stored.live, dropped, effect(sums, dropped, replan));
    }

    private static Planned unchanged(Stored stored) {
        return new Planned(stored.money, null, null, stored.live, List.of(), effect(null, List.of(), null));
    }

    private static ChangeEffect effect(
            @Nullable StipendEffect sums, List<Instalment> dropped, @Nullable Replan replan) {
        Stream<ChangeEffect.Line> others = dropped.stream()
                .map(row -> ChangeEffect.Line.of(row.kind, row.live().plan()));
        if (replan == null) {
            return new ChangeEffect(sums, others.toList(), List.of(), null);
        }
        Stream<ChangeEffect.Line> stipend = ChangeEffect.lines(
                Benefit.Kind.STIPEND,
                replan.cancelled().stream().map(AwardInstalment::plan).toList());
        return new ChangeEffect(
                sums,
                Stream.concat(others, stipend).toList(),
                ChangeEffect.lines(Benefit.Kind.STIPEND, replan.added()).toList(),
                null);
    }

    private Stored stored(Award award) {
        List<MoneyRow> money = awards.money(award);
        AwardedStipend stipend = null;
        for (MoneyRow row : money) {
            String terms = row.terms();
            if (terms != null) {
                stipend = AwardedStipend.of(row, terms, json);
            }
        }
        return new Stored(money, stipend, awards.live(award));
    }

    /** An award as it stands. */
    private record Stored(List<MoneyRow> money, @Nullable AwardedStipend stipend, List<Instalment> live) {
        List<AwardInstalment> of(Benefit.Kind kind) {
            return live.stream()
                    .filter(row -> row.kind == kind)
                    .map(Instalment::live)
                    .toList();
        }

        /** What is open and not planned by terms: a bounty, and all of a successor's award. */
        List<Instalment> openBesideTerms() {
            return live.stream()
                    .filter(row -> row.state == Instalment.State.SCHEDULED)
                    .filter(row -> stipend == null || row.kind != Benefit.Kind.STIPEND)
                    .toList();
        }
    }
}
