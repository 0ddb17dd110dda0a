package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Forms;
import org.millioncarrots.console.ShareBar;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.batch.BatchPage.Kept;
import org.millioncarrots.payout.batch.BatchPage.StateSum;
import org.millioncarrots.payout.batch.BatchPage.Step;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the pages of one batch show. */
@ApplicationScoped
class ShowBatch {
    private static final int ROWS = 50;

    private final LookAtBatch look;
    private final BatchPageSql sql;
    private final BatchProposals proposals;
    private final StaffNames names;
    private final Forms forms;
    private final Caller caller;

    ShowBatch(
            LookAtBatch look,
            BatchPageSql sql,
            BatchProposals proposals,
            StaffNames names,
            Forms forms,
            Caller caller) {
        this.look = look;
        this.sql = sql;
        this.proposals = proposals;
        this.names = names;
        this.forms = forms;
        this.caller = caller;
    }

    @Transactional
    BatchPage batch(UUID id, @Nullable UUID cursor) {
        PayoutBatch batch = look.at(id).batch();
        List<StateSum> states = sql.states(id);
        Kept file = sql.file(id).orElse(null);
        boolean givenOut = file != null && file.givenOutAt() != null;
        return new BatchPage(
                id,
                batch.state.name(),
                batch.scheme.name(),
                batch.executionOn,
                batch.payouts,
                batch.total(),
                states,
                ShareBar.of(states.stream()
                        .map(sum -> new ShareBar.Share(style(sum.state()), "state_" + sum.state(), sum.amount()))
                        .toList()),
                file,
                history(batch, file),
                proposals.refused(batch),
                proposals.together(batch, states, givenOut),
                forms(batch),
                look.payouts(id, cursor, ROWS));
    }

    private List<Step> history(PayoutBatch batch, @Nullable Kept file) {
        List<Step> history = new ArrayList<>();
        add(history, "step_collected", batch.createdBy, batch.createdAt);
        add(history, "step_approved", batch.approvedBy, batch.approvedAt);
        if (file != null && file.givenOutAt() != null) {
            history.add(new Step("step_fetched", "", file.givenOutAt()));
        }
        add(history, "step_delivered", batch.deliveredBy, batch.deliveredAt);
        return history;
    }

    private void add(List<Step> history, String what, @Nullable String by, @Nullable Instant at) {
        if (by != null && at != null) {
            history.add(new Step(what, names.of(by), at));
        }
    }

    private BatchPage.Forms forms(PayoutBatch batch) {
        boolean finance = caller.hasRole(Roles.FINANCE);
        boolean collected = batch.state == PayoutBatch.State.COLLECTED;
        boolean approved = batch.state == PayoutBatch.State.APPROVED;
        boolean mine = batch.createdBy.equals(caller.person());
        boolean second = finance || caller.hasRole(Roles.APPROVER);
        return new BatchPage.Forms(
                collected && second && !mine,
                collected && second && mine,
                token(finance && collected, "cancelPayoutBatch", batch),
                token(finance && approved, "deliverPayoutBatch", batch),
                token(finance && approved, "getBankFile", batch));
    }

    private String token(boolean may, String operation, PayoutBatch batch) {
        return may ? forms.token(operation, batch.id.toString(), "") : "";
    }

    private static String style(String state) {
        return switch (state) {
            case "SETTLED" -> "settled";
            case "SENT" -> "transit";
            case "UNKNOWN" -> "unknown";
            case "REJECTED", "RETURNED" -> "failed";
            case "HELD" -> "held";
            case "CANCELLED", "REISSUED" -> "closed";
            default -> "due";
        };
    }

    @Transactional
    ApprovePage approval(UUID id) {
        BatchDifferencesView differences = look.differences(id);
        PayoutBatch batch = look.at(id).batch();
        String digest = differences.digest() == null ? "" : differences.digest();
        String because = because(batch);
        boolean may = because.isEmpty();
        Map<UUID, Obstacle> stopped = look.stopped(id);
        String controls = ShownControls.of(differences, stopped.values()).text();
        return new ApprovePage(
                id,
                batch.scheme.name(),
                batch.executionOn,
                names.of(batch.createdBy),
                batch.createdAt,
                differences,
                stopped.entrySet().stream()
                        .map(one -> new ApprovePage.Stopped(
                                one.getKey(), one.getValue().name()))
                        .toList(),
                digest,
                controls,
                may ? forms.token("approvePayoutBatch", id.toString(), ShownControls.sealed(digest, controls)) : "",
                may ? forms.token("refusePayoutBatch", id.toString(), "") : "",
                because);
    }

    /** What is known before anybody presses; who else had a part in the payments is found when they do. */
    private String because(PayoutBatch batch) {
        if (batch.state != PayoutBatch.State.COLLECTED) {
            return "because_" + batch.state;
        }
        if (!caller.hasRole(Roles.FINANCE) && !caller.hasRole(Roles.APPROVER)) {
            return "because_looking";
        }
        return batch.createdBy.equals(caller.person()) ? "because_mine" : "";
    }
}
