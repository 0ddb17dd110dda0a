package org.millioncarrots.payout.exception;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.answer.WriteAnswers;
import org.millioncarrots.payout.hold.Promises;
import org.millioncarrots.payout.hold.Promises.Promise;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.ProgrammeVersion.WithoutAppropriation;
import org.millioncarrots.programme.Programmes;

/**
 * Books what a ruling says, by the sponsors' shares and within what they have voted, as a promise is. What came back of a payout is owed again in
 * full: the rest of it is what is borne, claimed or lost.
 */
@ApplicationScoped
class BookRuling {
    private final Programmes programmes;
    private final Promises promises;
    private final WriteAnswers writeAnswers;
    private final Ledger ledger;

    BookRuling(Programmes programmes, Promises promises, WriteAnswers writeAnswers, Ledger ledger) {
        this.programmes = programmes;
        this.promises = promises;
        this.writeAnswers = writeAnswers;
        this.ledger = ledger;
    }

    /** What the sponsors of a version bear, in the currency in which they have voted. */
    record Borne(String programme, int version, Money amount) {}

    /**
     * @param programme whose sponsors bear what belongs to no payout
     * @throws Problem if it is needed and missing, or there is no such programme (400)
     */
    Borne borne(@Nullable UUID payout, Money lost, @Nullable String programme) {
        if (payout != null) {
            Promise promise = promises.of(payout);
            return new Borne(promise.programme(), promise.programmeVersion(), promise.of(lost));
        }
        if (programme == null) {
            throw Problem.invalid("programme", "the programme whose sponsors bear it, for the line names no payout");
        }
        List<ProgrammeVersion> versions = programmes.approved(programme);
        if (versions.isEmpty()) {
            throw Problem.invalid("programme", "a programme that there is");
        }
        return new Borne(programme, versions.getLast().version(), lost);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void book(ExceptionView exception, ExceptionRulingView ruling, LocalDate businessOn) {
        Step step = ruling.code().step(exception.state()).orElse(null);
        Money amount = ruling.amount();
        String programme = ruling.programme();
        Integer number = ruling.programmeVersion();
        if (step == null || amount == null || programme == null || number == null) {
            return;
        }
        boolean isOpen = exception.state() == ExceptionState.OPEN;
        if (isOpen && exception.isReturnOfLess() && exception.payoutId() != null) {
            writeAnswers.returnedLess(exception.payoutId(), exception.reason());
        }
        ProgrammeVersion version = programmes
                .version(programme, number)
                .orElseThrow(() -> new IllegalStateException("a ruling's programme version is gone"));
        List<Transfer> transfers = version.shares(amount).stream()
                .filter(share -> share.amount().isPositive())
                .map(share -> new Transfer(
                        ruling.id(),
                        step,
                        new Account(programme, share.sponsor().code(), amount.currency(), step.debit()),
                        share.amount(),
                        exception.payoutId(),
                        businessOn,
                        version.withoutAppropriation() == WithoutAppropriation.ALLOW))
                .toList();
        ledger.book(transfers);
    }
}
