package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Forms;
import org.millioncarrots.payout.PayoutPage.Anew;
import org.millioncarrots.payout.PayoutPage.Sending;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the page of one payout shows. */
@ApplicationScoped
class ShowPayout {
    private final FollowPayouts payouts;
    private final ShowMoney money;
    private final ReissueSql reissues;
    private final StaffNames names;
    private final Forms forms;
    private final Caller caller;

    ShowPayout(
            FollowPayouts payouts, ShowMoney money, ReissueSql reissues, StaffNames names, Forms forms, Caller caller) {
        this.payouts = payouts;
        this.money = money;
        this.reissues = reissues;
        this.names = names;
        this.forms = forms;
        this.caller = caller;
    }

    @Transactional
    PayoutPage show(UUID id) {
        Payout.Followed followed = payouts.get(id);
        Payout payout = followed.payout();
        Payout.Conversion conversion = followed.conversion();
        PayoutReissueView reissue = reissues.of(id).orElse(null);
        boolean waits = payout.cameBack();
        boolean proposed = reissue != null && reissue.approvedAt() == null;
        boolean mine = reissue != null && reissue.proposedBy().equals(caller.person());
        boolean finance = caller.hasRole(Roles.FINANCE);
        return new PayoutPage(
                id,
                payout.state(),
                payout.amount(),
                conversion == null ? null : conversion.source(),
                money.rates(followed),
                payout.programme(),
                payout.kind(),
                payout.number(),
                payout.dueOn(),
                payout.batchId(),
                payout.changedAt(),
                payout.state().equals(PayoutState.REISSUED.name()) ? payout.nextId() : null,
                followed.attempts().stream().map(ShowPayout::sending).toList(),
                money.transfers(followed),
                anew(reissue, mine),
                new PayoutPage.Stands(payouts.stopped(id).map(Enum::name).orElse(""), payouts.isRuledOn(id)),
                token(waits && finance && !proposed, "reissuePayout", id),
                token(
                        waits && proposed && !mine && (finance || caller.hasRole(Roles.APPROVER)),
                        "approvePayoutReissue",
                        id));
    }

    private static Sending sending(Payout.Attempt attempt) {
        return new Sending(
                attempt.batchId(),
                attempt.endToEndId(),
                attempt.state(),
                attempt.reason() == null ? "" : attempt.reason(),
                attempt.createdAt(),
                attempt.changedAt());
    }

    private @Nullable Anew anew(@Nullable PayoutReissueView reissue, boolean mine) {
        return reissue == null
                ? null
                : new Anew(
                        reissue.reason().name(),
                        names.of(reissue.proposedBy()),
                        reissue.proposedAt(),
                        reissue.approvedBy() == null ? null : names.of(reissue.approvedBy()),
                        mine);
    }

    private String token(boolean may, String operation, UUID id) {
        return may ? forms.token(operation, id.toString(), "") : "";
    }
}
