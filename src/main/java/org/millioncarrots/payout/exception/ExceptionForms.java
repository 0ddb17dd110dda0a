package org.millioncarrots.payout.exception;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.Forms;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.people.TwoPeople;

/** The tokens of the forms of exceptions; empty where the caller may not, so that no page offers what would be refused. */
@ApplicationScoped
class ExceptionForms {
    private final Forms forms;
    private final TwoPeople people;
    private final Caller caller;

    ExceptionForms(Forms forms, TwoPeople people, Caller caller) {
        this.forms = forms;
        this.people = people;
        this.caller = caller;
    }

    boolean isMine(@Nullable String person) {
        return person != null && people.isCaller(person);
    }

    String take(UUID id, ExceptionState state, @Nullable String owner) {
        boolean may = caller.hasRole(Roles.FINANCE) || caller.hasRole(Roles.APPROVER);
        return token(may && state != ExceptionState.CLOSED && owner == null, "takeException", id);
    }

    String giveBack(UUID id, @Nullable String owner) {
        return token(owner != null && (isMine(owner) || caller.hasRole(Roles.APPROVER)), "giveBackException", id);
    }

    String propose(ExceptionView exception) {
        boolean may = caller.hasRole(Roles.FINANCE) && exception.state() != ExceptionState.CLOSED;
        boolean free = exception.owner() == null || isMine(exception.owner());
        return token(
                may && free && !exception.endsWithItsPayout() && !exception.endsWithItsLines(),
                "proposeExceptionRuling",
                exception.id());
    }

    String approve(ExceptionView exception, ExceptionRulingView ruling) {
        boolean may = caller.hasRole(Roles.FINANCE) || caller.hasRole(Roles.APPROVER);
        return token(
                may
                        && ruling.approvedBy() == null
                        && ruling.code().suits(exception.state())
                        && !people.isCaller(ruling.proposedBy()),
                "approveExceptionRuling",
                ruling.id());
    }

    private String token(boolean may, String operation, UUID target) {
        return may ? forms.token(operation, target.toString(), "") : "";
    }
}
