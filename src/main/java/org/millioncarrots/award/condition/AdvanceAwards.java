package org.millioncarrots.award.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.millioncarrots.award.Award;
import org.millioncarrots.news.News;
import org.millioncarrots.platform.sql.Sql;

/**
 * What becomes of many awards by itself as days go by. Each statement claims rows by changing them: safe to repeat, and on several
 * replicas at once.
 */
@ApplicationScoped
class AdvanceAwards {
    private static final int REMINDED_DAYS_BEFORE = 14;

    /** From the day after the grace period of a confirmation that is overdue. */
    private static final String SUSPEND_UNCONFIRMED =
            "with missed as (" + Award.State.SUSPENDED.move() + """
             and a.next_confirmation_on is not null and a.next_confirmation_on < :today
                and a.next_confirmation_on + a.grace_days < :today
            returning a.bucket, a.id, a.partner, a.version, a.next_confirmation_on + a.grace_days + 1 as overdue_from
            ), told as (
            """ + News.insert("""
            select bucket, id, partner, version, type
            from missed cross join (values ('award.suspended'), ('confirmation.overdue')) as t (type)""") + """
            )
            insert into award_suspension (id, bucket, partner, award_id, reason, suspended_from, placed_by, placed_at)
            select derived_id(id, 'unconfirmed/' || cast(:now as varchar)), bucket, partner, id,
                'CONFIRMATION_MISSED', overdue_from, 'system', :now
            from missed
            """;

    /** Once for each day on which one is due, some days before. */
    private static final String REMIND = News.insertOnce("cast(next_confirmation_on as text)", """
            select bucket, id, partner, version, next_confirmation_on, 'confirmation.due' as type
            from award
            where state = 'ACTIVE' and next_confirmation_on between cast(:today as date) and cast(:remind as date)""");

    private static final String BEGIN_SUSPENSIONS = Award.State.SUSPENDED.moveAndTell("""
             and (a.bucket, a.id) in (select s.bucket, s.award_id from award_suspension s
                where s.lifted_at is null and s.suspended_from <= :today)
            """);

    /** What is suspended ends once it goes on again. */
    private static final String END = Award.State.TERMINATED.moveAndTell("""
             and a.state = 'ACTIVE' and a.ended_on is not null and a.ended_on <= :today
                and not exists (select from instalment i
                    where i.bucket = a.bucket and i.award_id = a.id and i.state = 'SCHEDULED')
            """);

    private final Sql sql;
    private final Clock clock;

    AdvanceAwards(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * How many awards have changed their state.
     *
     * @param begun suspensions that were placed for a later day and have begun
     * @param unconfirmed suspended because a confirmation is overdue
     * @param ended past their last day, with nothing left to be paid
     */
    record Advanced(int begun, int unconfirmed, int ended) {
        boolean isNothing() {
            return begun + unconfirmed + ended == 0;
        }
    }

    /** Moves all awards on to today, in the business zone. */
    @Transactional
    Advanced advance() {
        LocalDate today = LocalDate.now(clock);
        Instant now = clock.instant();
        sql.of(REMIND)
                .with("today", today)
                .with("remind", today.plusDays(REMINDED_DAYS_BEFORE))
                .with("now", now)
                .run();
        return new Advanced(
                moved(BEGIN_SUSPENSIONS, today, now),
                sql.of(SUSPEND_UNCONFIRMED)
                        .with("today", today)
                        .with("now", now)
                        .run(),
                moved(END, today, now));
    }

    private int moved(String text, LocalDate today, Instant now) {
        return Math.toIntExact(
                sql.of(text).with("today", today).with("now", now).number());
    }
}
