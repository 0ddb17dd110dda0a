package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.ReissueReason;
import org.millioncarrots.payout.ReissueSql;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.TwoPeople;

/** The two people who issue payouts again, remembered with each payout. */
@ApplicationScoped
class ReissueTogether {
    private final ReissueSql sql;
    private final Payouts payouts;
    private final TwoPeople people;
    private final Clock clock;

    ReissueTogether(ReissueSql sql, Payouts payouts, TwoPeople people, Clock clock) {
        this.sql = sql;
        this.payouts = payouts;
        this.people = people;
        this.clock = clock;
    }

    Proposal proposal() {
        return people.propose(clock.instant());
    }

    Proposal approved(BatchReissueView reissue) {
        return reissue.toProposal().approve(people, "reissue", clock.instant());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void reissue(List<UUID> rejected, ReissueReason reason, Proposal approved) {
        sql.record(rejected, reason, approved);
        if (payouts.reissue(rejected, clock.instant()).payouts() != rejected.size()) {
            throw new IllegalStateException("payouts that are locked have changed");
        }
    }
}
