package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.change.AwardChange;
import org.millioncarrots.award.change.AwardChanges;
import org.millioncarrots.award.condition.Suspension;
import org.millioncarrots.award.condition.Suspensions;
import org.millioncarrots.award.grant.AwardsOfPerson;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.ToldAmounts;

/** What has happened to awards, with people, times and effects. */
@ApplicationScoped
public class ReadHistory {
    private final Awards awards;
    private final AwardChanges changes;
    private final Suspensions suspensions;
    private final AwardsOfPerson ofPerson;
    private final ToldAmounts amounts;

    ReadHistory(
            Awards awards,
            AwardChanges changes,
            Suspensions suspensions,
            AwardsOfPerson ofPerson,
            ToldAmounts amounts) {
        this.awards = awards;
        this.changes = changes;
        this.suspensions = suspensions;
        this.ofPerson = ofPerson;
        this.amounts = amounts;
    }

    /** Every change of an award, oldest first. */
    @Transactional
    public List<AwardChange> changes(AwardId id) {
        return changes.of(awards.get(id));
    }

    /** @throws Problem if there is no such award, or it has no such change (404) */
    @Transactional
    public AwardChange change(AwardId id, UUID changeId) {
        return changes.get(awards.get(id), changeId);
    }

    /** What caps across programmes have taken from an award; nothing, to a partner. */
    @Transactional
    public List<AwardCut> cuts(AwardId id) {
        return amounts.areTold(awards.get(id).programme) ? ofPerson.cuts(id) : List.of();
    }

    /** Every suspension of an award, oldest first. */
    @Transactional
    public List<Suspension> suspensions(AwardId id) {
        return suspensions.of(awards.get(id));
    }

    /** @throws Problem if there is no such award, or it has no such suspension (404) */
    @Transactional
    public Suspension suspension(AwardId id, UUID suspensionId) {
        return suspensions.get(awards.get(id), suspensionId);
    }
}
