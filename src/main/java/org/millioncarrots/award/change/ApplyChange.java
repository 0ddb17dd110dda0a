package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.AwardedMoney;
import org.millioncarrots.award.BookAwards;
import org.millioncarrots.award.Instalment;
import org.millioncarrots.award.Instalments;
import org.millioncarrots.award.change.AppliedChange.Moved;
import org.millioncarrots.award.change.PlanChange.Planned;
import org.millioncarrots.award.index.AwardIndexSql;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.programme.terms.Benefit;
import org.millioncarrots.stipend.PlannedInstalment;

/** Stores what a change makes of an award: instalments cancelled and added; the books follow. */
@ApplicationScoped
public class ApplyChange {
    private final AwardChanges changes;
    private final Instalments instalments;
    private final AwardIndexSql indexSql;
    private final BookAwards books;
    private final Ids ids;

    ApplyChange(AwardChanges changes, Instalments instalments, AwardIndexSql indexSql, BookAwards books, Ids ids) {
        this.changes = changes;
        this.instalments = instalments;
        this.indexSql = indexSql;
        this.books = books;
        this.ids = ids;
    }

    /** A change that nobody has to propose. */
    public void now(Award award, AwardChange.Kind kind, String reason, Object request, Planned planned) {
        AwardChange change = changes.done(ids.next(award.bucket), award, kind, reason, request, planned);
        books.rebook(List.of(apply(award, change, planned)));
    }

    /** The same of one that has an id of its own and is booked together with others by whoever calls this. */
    public AppliedChange now(
            UUID id, Award award, AwardChange.Kind kind, String reason, Object request, Planned planned) {
        return apply(award, changes.done(id, award, kind, reason, request, planned), planned);
    }

    /** A correction that follows from what another person has proposed and the caller approves. */
    void agreed(Award award, String proposedBy, String reason, Object request, Planned planned) {
        AwardChange change = changes.agreed(award, proposedBy, reason, request, planned);
        books.rebook(List.of(apply(award, change, planned)));
    }

    /** What was proposed, in the name of the caller, who confirms it. */
    void confirmed(Award award, AwardChange change, Planned planned) {
        changes.confirm(change, award, planned);
        books.rebook(List.of(apply(award, change, planned)));
    }

    private AppliedChange apply(Award award, AwardChange change, Planned planned) {
        List<Instalment> cancelled = planned.cancelled();
        instalments.cancel(cancelled, award);
        List<Instalment> added = planned.stipend() == null
                ? List.of()
                : instalments.add(
                        award,
                        planned.holdsOf(award),
                        planned.money(Benefit.Kind.STIPEND),
                        planned.stipend().added());
        instalments.flush();
        indexSql.lookAgain(award);
        // Nothing is booked for an award that waits for money, so that nothing moves in the books.
        List<Moved> moved = award.isQueued() ? List.of() : moved(change, planned.money(), cancelled, added);
        return new AppliedChange(change.id, award.programme, award.programmeVersion, moved);
    }

    private static List<Moved> moved(
            AwardChange change, List<AwardedMoney> money, List<Instalment> cancelled, List<Instalment> added) {
        List<Moved> moved = new ArrayList<>();
        for (AwardedMoney part : money) {
            moved.add(new Moved(
                    part.kind() == Benefit.Kind.STIPEND
                            ? change.id
                            : Ids.derived(change.id, part.kind().name()),
                    part.promised(),
                    part.payable(),
                    part.scheduled(),
                    committed(cancelled, part.kind()),
                    committed(added, part.kind())));
        }
        return moved;
    }

    private static List<PlannedInstalment> committed(List<Instalment> instalments, Benefit.Kind kind) {
        Stream<Instalment> ofKind = instalments.stream().filter(instalment -> instalment.kind == kind);
        return ofKind.map(instalment ->
                        instalment.deductionBooked ? instalment.plan().withoutDeduction() : instalment.plan())
                .toList();
    }
}
