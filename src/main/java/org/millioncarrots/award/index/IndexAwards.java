package org.millioncarrots.award.index;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.award.Award;
import org.millioncarrots.award.Award.EndReason;
import org.millioncarrots.award.AwardId;
import org.millioncarrots.award.Awards;
import org.millioncarrots.award.change.AppliedChange;
import org.millioncarrots.award.change.ApplyChange;
import org.millioncarrots.award.change.AwardChange;
import org.millioncarrots.award.change.PlanChange;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.stipend.Indexation.Figure;

/**
 * Plans stipends anew by the approved figures of the index they follow, in batches. Each award is planned once with each
 * number of approvals and after each change of its own, whoever does it: its row is claimed and the id of the change is derived.
 * What is paid is never touched.
 */
@ApplicationScoped
public class IndexAwards {
    private final Awards awards;
    private final AwardIndexSql sql;
    private final PlanChange planChange;
    private final ApplyChange applyChange;
    private final Clock clock;

    IndexAwards(Awards awards, AwardIndexSql sql, PlanChange planChange, ApplyChange applyChange, Clock clock) {
        this.awards = awards;
        this.sql = sql;
        this.planChange = planChange;
        this.applyChange = applyChange;
        this.clock = clock;
    }

    /** Where the work on an index stands; ordered by how far awards are planned, bucket and id. */
    public record Place(int plannedWith, short bucket, UUID awardId) {
        public static final Place START = new Place(-1, (short) -1, new UUID(0, 0));
    }

    /** Why an award could not be planned. */
    @Schema(name = "IndexFailure")
    public enum Failure {
        /** The money voted does not cover the raise. */
        FUNDS_EXHAUSTED,
        /** Somebody else was changing the award, or something unforeseen happened. */
        CONFLICT,
        /** The award has ended, so that nobody is paid what the figure would add. */
        AWARD_ENDED
    }

    /** What the change on record says was applied. */
    @RegisterForReflection
    record Applied(String index, int number, List<Figure> figures) {}

    /**
     * Awards that are not planned with the newest approval of an index yet.
     *
     * @param number of the newest approval
     * @param retryAfter how long a failure is left alone
     */
    @Transactional
    public List<Place> behind(String index, int number, Place after, Duration retryAfter, int limit) {
        return sql.behind(index, number, after, clock.instant().minus(retryAfter), limit);
    }

    /** Plans some awards anew; what that does to the books is for the caller to book in the same transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<AppliedChange> plan(String index, int number, List<Place> places) {
        List<UUID> done = new ArrayList<>();
        List<AppliedChange> changes = new ArrayList<>();
        for (UUID id : sql.claim(places, number)) {
            Award award = awards.get(new AwardId(id));
            if (hasEnded(award)) {
                sql.failed(id, number, Failure.AWARD_ENDED, clock.instant());
            } else {
                plan(award, index, number).ifPresent(changes::add);
                done.add(id);
            }
            // Else every statement would look through the instalments of all awards before it.
            sql.forget();
        }
        sql.planned(done, number);
        return changes;
    }

    /** Leaves an award as it is, to be listed and tried again. */
    @Transactional
    public void failed(Place place, int number, Failure failure) {
        sql.failed(place.awardId(), number, failure, clock.instant());
    }

    /** Awards that could not be planned by the newest figure of their index, after one of them. */
    @Transactional
    Page<IndexException> exceptions(@Nullable UUID after, int limit) {
        UUID last = after == null ? Place.START.awardId() : after;
        short bucket = after == null ? Place.START.bucket() : new AwardId(after).bucket();
        return Page.of(sql.failures(bucket, last, limit + 1), limit, exception -> exception
                .awardId()
                .toString());
    }

    private Optional<AppliedChange> plan(Award award, String index, int number) {
        return planChange
                .indexation(award, index)
                .map(planned -> applyChange.now(
                        Ids.derived(award.id, "index/" + index + "/" + number + "/" + award.revision),
                        award,
                        AwardChange.Kind.INDEXATION,
                        index,
                        new Applied(
                                index,
                                number,
                                Objects.requireNonNull(planned.terms()).figures()),
                        planned));
    }

    /** An award that was withdrawn or ended for want of need is still paid up to its last day. */
    private static boolean hasEnded(Award award) {
        return award.state == Award.State.TERMINATED
                || award.endReason == EndReason.DEATH
                || award.endReason == EndReason.REVOKED;
    }
}
