package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.answer.BankMessageView;
import org.millioncarrots.payout.answer.ReadBankMessages;
import org.millioncarrots.payout.proposal.BankMessageProposalView;
import org.millioncarrots.payout.proposal.ProposeBankMessage;
import org.millioncarrots.payout.statement.BankPage.Account;
import org.millioncarrots.payout.statement.BankPage.Entered;
import org.millioncarrots.payout.statement.BankPage.Message;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.staff.StaffNames;

/** Gathers what the page of the bank shows, and one message with the statements in it. */
@ApplicationScoped
class GatherBank {
    private static final int SHOWN = 20;

    private final ShowBank showBank;
    private final BankDaySql sql;
    private final ReadBankMessages messages;
    private final ProposeBankMessage proposals;
    private final StaffNames names;
    private final BankForms forms;

    GatherBank(
            ShowBank showBank,
            BankDaySql sql,
            ReadBankMessages messages,
            ProposeBankMessage proposals,
            StaffNames names,
            BankForms forms) {
        this.showBank = showBank;
        this.sql = sql;
        this.messages = messages;
        this.proposals = proposals;
        this.names = names;
        this.forms = forms;
    }

    @Transactional
    BankPage page(@Nullable UUID account, YearMonth month, boolean onlyUnmatched, @Nullable UUID after) {
        List<Account> accounts = showBank.accounts(month);
        Account chosen = ShowBank.chosen(accounts, account);
        Page<BankMessageView.Summary> said = messages.list(onlyUnmatched, after, SHOWN);
        List<BankMessageProposalView> entered = proposals.open(null, SHOWN).items();
        Map<String, String> called = names.of(Stream.concat(
                        said.items().stream().map(BankMessageView.Summary::receivedBy),
                        entered.stream().map(BankMessageProposalView::proposedBy))
                .toList());
        return new BankPage(
                month,
                accounts,
                chosen,
                chosen == null ? List.of() : ShowBank.weeks(showBank.days(chosen.id(), month)),
                entered.stream().map(one -> entered(one, called)).toList(),
                said.items().stream()
                        .map(one -> new Message(
                                one.id(),
                                one.kind(),
                                one.matched(),
                                one.unmatched(),
                                called.getOrDefault(one.receivedBy(), one.receivedBy()),
                                one.receivedAt()))
                        .toList(),
                said.next(),
                onlyUnmatched,
                forms.mayReconcile(),
                forms.enter());
    }

    private Entered entered(BankMessageProposalView one, Map<String, String> called) {
        return new Entered(
                one.id(),
                one.kind(),
                called.getOrDefault(one.proposedBy(), one.proposedBy()),
                one.proposedAt(),
                forms.isMine(one.proposedBy()));
    }

    /** @throws org.millioncarrots.platform.http.Problem if there is none (404) */
    @Transactional
    MessagePage message(UUID id) {
        BankMessageView message = messages.get(id);
        return new MessagePage(message, forms.mayReconcile() ? sql.ofMessage(id) : List.of());
    }
}
