package org.millioncarrots.award.condition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.Award;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.sql.Sql;

/** The suspensions of awards, and the confirmations that claimants are alive. */
@ApplicationScoped
public class Suspensions implements PanacheRepositoryBase<Suspension, UUID> {
    private final Sql sql;
    private final Ids ids;
    private final Caller caller;
    private final TwoPeople people;
    private final Clock clock;

    Suspensions(Sql sql, Ids ids, Caller caller, TwoPeople people, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.caller = caller;
        this.people = people;
        this.clock = clock;
    }

    /** The suspensions of an award, oldest first. */
    public List<Suspension> of(Award award) {
        return list("bucket = ?1 and awardId = ?2 order by placedAt, id", award.bucket, award.id);
    }

    /** @throws Problem if the award has no such suspension (404) */
    public Suspension get(Award award, UUID id) {
        return of(award).stream()
                .filter(suspension -> suspension.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("suspension of this award"));
    }

    public List<Suspension> open(Award award) {
        return of(award).stream()
                .filter(suspension -> suspension.liftedAt == null)
                .toList();
    }

    /** @throws Problem if the award has no such suspension that is open (404) */
    Suspension open(Award award, UUID id) {
        return open(award).stream()
                .filter(suspension -> suspension.id.equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("open suspension of this award"));
    }

    /** Places one in the caller's name, from a day on or, for days that are past, from today until another person confirms it. */
    Suspension place(Award award, Suspension.Reason reason, LocalDate from) {
        Suspension suspension = new Suspension(
                ids.next(award.bucket), award, reason, from, LocalDate.now(clock), caller.person(), clock.instant());
        persist(suspension);
        award.changed(clock.instant());
        return suspension;
    }

    /**
     * Lets one count from the past day that was asked for.
     *
     * @throws Problem if the caller has placed it (403)
     */
    void confirm(Award award, Suspension suspension, LocalDate askedFrom) {
        suspension.confirmedBy =
                people.other(suspension.placedBy, "whoever placed the suspension cannot confirm it for days past");
        suspension.confirmedAt = clock.instant();
        suspension.suspendedFrom = askedFrom;
        award.changed(clock.instant());
    }

    /** Whether the caller is the first of two people who are needed to lift it, and only proposes that. */
    boolean isProposedNow(Suspension suspension) {
        if (suspension.reason != Suspension.Reason.CLAIMANT_DECEASED || suspension.liftProposedBy != null) {
            return false;
        }
        suspension.liftProposedBy = people.other(suspension.placedBy, "whoever placed the suspension cannot lift it");
        suspension.liftProposedAt = clock.instant();
        return true;
    }

    /**
     * @param on the first day that counts again
     * @throws Problem if the caller has placed it or proposed to lift it (403)
     */
    void lift(Award award, Suspension suspension, LocalDate on, boolean arrears) {
        String proposer = suspension.liftProposedBy;
        suspension.liftedBy = people.other(
                proposer == null ? List.of(suspension.placedBy) : List.of(suspension.placedBy, proposer),
                "whoever placed the suspension or proposed to lift it cannot lift it");
        suspension.liftedAt = clock.instant();
        suspension.resumedOn = on;
        suspension.arrears = arrears;
        award.changed(clock.instant());
    }

    /** Says in the caller's name that the claimant was met on a day; once for each day. */
    void met(Award award, LocalDate on) {
        sql.of("""
                insert into award_confirmation (id, bucket, partner, award_id, confirmed_on, recorded_by, recorded_at)
                values (:id, :bucket, :partner, :award, :on, :person, :now)
                """)
                .with("id", ids.next(award.bucket))
                .with("bucket", award.bucket)
                .with("partner", award.partner)
                .with("award", award.id)
                .with("on", on)
                .with("person", caller.person())
                .with("now", clock.instant())
                .run();
    }
}
