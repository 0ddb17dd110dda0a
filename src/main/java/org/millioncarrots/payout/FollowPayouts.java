package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.payout.Payout.Followed;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/** Shows payouts, and locks those that something is to be done with. */
@ApplicationScoped
public class FollowPayouts {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final PayoutSql sql;
    private final PaymentGate gate;

    FollowPayouts(PayoutSql sql, PaymentGate gate) {
        this.sql = sql;
        this.gate = gate;
    }

    @Transactional
    Page<Payout> list(Payout.Filter filter, @Nullable UUID cursor, int limit) {
        return Page.of(sql.page(filter, cursor == null ? BEFORE_ALL : cursor, limit + 1), limit, payout -> payout.id()
                .toString());
    }

    @Transactional
    public Followed get(UUID id) {
        Payout payout = sql.get(id).orElseThrow(() -> Problem.notFound("payout"));
        return new Followed(payout, sql.attempts(id), sql.conversion(id).orElse(null));
    }

    /** Whether something is still to happen with a payout of the claimant. */
    @Transactional
    public boolean hasOpen(ClaimantId claimant) {
        return sql.hasOpen(claimant);
    }

    /** The payout, locked, while nobody collects, approves or delivers: what it is now it stays. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Payout alone(UUID id) {
        gate.alone();
        return locked(id);
    }

    /** @throws Problem if the bank contradicts itself about a payout that came back (409) */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireNotPaid(Payout payout) {
        if (payout.cameBack() && sql.mayHaveBeenPaid(payout.id())) {
            throw Problem.conflict(
                    ConflictReason.MAY_HAVE_BEEN_PAID,
                    "the bank contradicts itself about the payout: it may have been paid");
        }
    }

    /** The payout, locked: what it is now it stays, unless the bank speaks of its batch. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Payout locked(UUID id) {
        sql.lock(id);
        return get(id).payout();
    }
}
