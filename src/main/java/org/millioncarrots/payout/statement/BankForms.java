package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import org.millioncarrots.console.Forms;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.people.TwoPeople;

/** What the caller may do at the page of the bank, so that it offers nothing that would be refused. */
@ApplicationScoped
class BankForms {
    private final Forms forms;
    private final TwoPeople people;
    private final Caller caller;

    BankForms(Forms forms, TwoPeople people, Caller caller) {
        this.forms = forms;
        this.people = people;
        this.caller = caller;
    }

    /** The token of the form that brings a message; empty if the caller may not. */
    String enter() {
        return caller.hasRole(Roles.FINANCE) ? forms.token("applyBankMessage", "", "") : "";
    }

    /** Statements and the comparison with the books, as the API has it. */
    boolean mayReconcile() {
        return caller.hasRole(Roles.FINANCE) || caller.hasRole(Roles.AUDITOR);
    }

    boolean isMine(String person) {
        return people.isCaller(person);
    }
}
