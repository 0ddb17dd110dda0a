package org.millioncarrots.payout.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.millioncarrots.console.Forms;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.people.TwoPeople;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the page of an entered bank message shows: whoever may confirm it sees what it would do. */
@ApplicationScoped
class ShowEntered {
    private final ProposeBankMessage proposals;
    private final PreviewEntered preview;
    private final StaffNames names;
    private final TwoPeople people;
    private final Caller caller;
    private final Forms forms;

    ShowEntered(
            ProposeBankMessage proposals,
            PreviewEntered preview,
            StaffNames names,
            TwoPeople people,
            Caller caller,
            Forms forms) {
        this.proposals = proposals;
        this.preview = preview;
        this.names = names;
        this.people = people;
        this.caller = caller;
        this.forms = forms;
    }

    /** @throws org.millioncarrots.platform.http.Problem if there is none (404), or other large documents are read first (503) */
    EnteredPage show(UUID id) {
        BankMessageProposalView entered = proposals.get(id);
        boolean mine = people.isCaller(entered.proposedBy());
        boolean open = entered.confirmedBy() == null && entered.textDestroyedAt() == null;
        boolean may = open && !mine && (caller.hasRole(Roles.FINANCE) || caller.hasRole(Roles.APPROVER));
        return new EnteredPage(
                id,
                entered.kind(),
                entered.sha256(),
                names.of(entered.proposedBy()),
                entered.proposedAt(),
                entered.confirmedBy() == null ? "" : names.of(entered.confirmedBy()),
                entered.messageId(),
                entered.confirmedBy() == null && entered.textDestroyedAt() != null,
                mine,
                may ? preview.of(id) : null,
                may ? forms.token("confirmBankMessage", id.toString(), "") : "");
    }
}
