package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Forms;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.batch.BatchPage.Proposed;
import org.millioncarrots.payout.batch.BatchPage.Refused;
import org.millioncarrots.payout.batch.BatchPage.StateSum;
import org.millioncarrots.payout.batch.BatchPage.Together;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.staff.StaffNames;

/** What people have said of a batch, or may: that it is sent back, taken back, or owed anew where the bank has refused. */
@ApplicationScoped
class BatchProposals {
    private final BatchReissueSql reissues;
    private final WithdrawalSql withdrawals;
    private final RefusalSql refusals;
    private final StaffNames names;
    private final Forms forms;
    private final Caller caller;

    BatchProposals(
            BatchReissueSql reissues,
            WithdrawalSql withdrawals,
            RefusalSql refusals,
            StaffNames names,
            Forms forms,
            Caller caller) {
        this.reissues = reissues;
        this.withdrawals = withdrawals;
        this.refusals = refusals;
        this.names = names;
        this.forms = forms;
        this.caller = caller;
    }

    @Nullable
    Refused refused(PayoutBatch batch) {
        return refusals.of(batch.id)
                .map(refusal ->
                        new Refused("refuse_" + refusal.reason(), names.of(refusal.refusedBy()), refusal.refusedAt()))
                .orElse(null);
    }

    /** @param givenOut whether somebody has had its file */
    Together together(PayoutBatch batch, List<StateSum> states, boolean givenOut) {
        Proposed anew = reissues.latest(batch)
                .map(view -> proposed("anew_" + view.reason(), view.toProposal(), view.payouts(), view.total()))
                .orElse(null);
        Proposed back = withdrawals
                .withdrawal(batch.id)
                .map(view -> proposed("back_" + view.reason(), view.toProposal(), batch.payouts, batch.total()))
                .orElse(null);
        Optional<StateSum> rejected =
                states.stream().filter(sum -> sum.state().equals("REJECTED")).findFirst();
        boolean finance = caller.hasRole(Roles.FINANCE);
        boolean second = finance || caller.hasRole(Roles.APPROVER);
        boolean backable = batch.state == PayoutBatch.State.APPROVED && !givenOut;
        return new Together(
                anew,
                token(finance && rejected.isPresent() && !waits(anew), "reissuePayoutBatch", batch),
                token(second && rejected.isPresent() && waitsForCaller(anew), "approvePayoutBatchReissue", batch),
                rejected.map(StateSum::payouts).orElse(0L),
                rejected.map(StateSum::amount).orElse(Money.zero(batch.currency())),
                back,
                token(second && backable && !waits(back), "proposePayoutBatchWithdrawal", batch),
                token(second && backable && waitsForCaller(back), "approvePayoutBatchWithdrawal", batch));
    }

    private Proposed proposed(String reason, Proposal proposal, long payouts, Money total) {
        String second = proposal.approvedBy();
        return new Proposed(
                reason,
                payouts,
                total,
                names.of(proposal.by()),
                proposal.at(),
                second == null ? null : names.of(second),
                proposal.by().equalsIgnoreCase(caller.person()));
    }

    private static boolean waits(@Nullable Proposed proposed) {
        return proposed != null && proposed.approvedBy() == null;
    }

    private static boolean waitsForCaller(@Nullable Proposed proposed) {
        return proposed != null && proposed.approvedBy() == null && !proposed.mine();
    }

    private String token(boolean may, String operation, PayoutBatch batch) {
        return may ? forms.token(operation, batch.id.toString(), "") : "";
    }
}
