package org.millioncarrots.award;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.stipend.PlannedInstalment;

/** The instalments of awards. */
@ApplicationScoped
public class Instalments implements PanacheRepositoryBase<Instalment, UUID> {
    private static final String LIVE = "bucket = ?1 and awardId = ?2 and state <> ?3 order by dueOn, kind, id";

    private final Sql sql;

    Instalments(Sql sql) {
        this.sql = sql;
    }

    /** What was not cancelled, by due date, to be shown: what is loaded by this is not read again when it is locked. */
    List<Instalment> live(Award award) {
        return list(LIVE, award.bucket, award.id, Instalment.State.CANCELLED);
    }

    /** What was not cancelled, locked: a payout run waits until this transaction has ended, or has paid before it. */
    public List<Instalment> lockLive(Award award) {
        List<Instalment> live = find(LIVE, award.bucket, award.id, Instalment.State.CANCELLED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        if (live.stream().anyMatch(Instalment::fixed)) {
            Set<UUID> forgone = forgone(award);
            live.forEach(instalment -> instalment.forgone = forgone.contains(instalment.id));
        }
        return live;
    }

    /** Those whose payouts two people have cancelled. */
    private Set<UUID> forgone(Award award) {
        return Set.copyOf(
                sql.of("""
                select distinct p.instalment_id from payout_cancellation c
                join payout p on p.bucket = c.bucket and p.id = c.payout_id and p.state = 'CANCELLED'
                where c.bucket = :bucket and p.award_id = :award
                """).with("bucket", award.bucket).with("award", award.id).list(row -> row.id("instalment_id")));
    }

    /** By due date and id, those after a date and id. */
    List<Instalment> page(Award award, LocalDate after, UUID afterId, int limit) {
        return find(
                        "bucket = ?1 and awardId = ?2 and (dueOn > ?3 or (dueOn = ?3 and id > ?4)) order by dueOn, id",
                        award.bucket,
                        award.id,
                        after,
                        afterId)
                .page(0, limit)
                .list();
    }

    /** Whether an instalment of the claimant's awards has no payout yet. */
    boolean hasOpen(ClaimantId claimant) {
        return find(
                        "bucket = ?1 and state = ?3 and awardId in (select id from Award where bucket = ?1 and claimantId = ?2)",
                        claimant.bucket(),
                        claimant.value(),
                        Instalment.State.SCHEDULED)
                .firstResultOptional()
                .isPresent();
    }

    /** @return what was added, planned by the award's last change */
    public List<Instalment> add(Award award, UUID claimId, AwardedMoney money, Collection<PlannedInstalment> planned) {
        List<Instalment> added = planned.stream()
                .map(plan -> new Instalment(award, claimId, money, plan))
                .toList();
        persist(added);
        return added;
    }

    /** Before others are added, because a new instalment may take the date of a cancelled one. */
    public void cancel(List<Instalment> open, Award award) {
        open.forEach(instalment -> instalment.cancel(award.revision));
        flush();
    }
}
