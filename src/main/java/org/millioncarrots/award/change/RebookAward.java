package org.millioncarrots.award.change;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.award.condition.AdvanceAwards;
import org.millioncarrots.award.condition.AdvanceAwards.Deduction;
import org.millioncarrots.ledger.Account;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** Books what a change has done to an award's open instalments, in the same transaction. */
@ApplicationScoped
public class RebookAward {
    private final AdvanceAwards awards;
    private final Programmes programmes;
    private final Ledger ledger;
    private final Clock clock;

    RebookAward(AdvanceAwards awards, Programmes programmes, Ledger ledger, Clock clock) {
        this.awards = awards;
        this.programmes = programmes;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void book(AppliedChange change) {
        ledger.book(Rebooking.of(change, version(change.programme(), change.programmeVersion()), LocalDate.now(clock)));
    }

    /** Several changes, for many awards at once: together they take from the appropriation, or none does. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void book(List<AppliedChange> changes) {
        ledger.book(
                changes.stream()
                        .flatMap(change -> Rebooking.of(
                                change, version(change.programme(), change.programmeVersion()), LocalDate.now(clock))
                                .stream())
                        .toList());
    }

    /**
     * What was deducted from instalments that have fallen due can be promised anew.
     *
     * @return how many instalments, at most the limit
     */
    @Transactional
    public int giveBackDeductions(int limit) {
        List<Deduction> deductions = awards.claimDeductions(limit, programmes.disabled());
        deductions.forEach(this::giveBack);
        return deductions.size();
    }

    private void giveBack(Deduction deduction) {
        ProgrammeVersion version = version(deduction.programme(), deduction.programmeVersion());
        List<Transfer> transfers = version.shares(deduction.amount()).stream()
                .filter(share -> share.amount().isPositive())
                .map(share -> new Transfer(
                        deduction.instalmentId(),
                        Step.RECOVER,
                        new Account(
                                version.code(),
                                share.sponsor().code(),
                                share.amount().currency(),
                                Account.Kind.RECOVERY),
                        share.amount(),
                        null,
                        LocalDate.now(clock)))
                .toList();
        ledger.book(transfers);
    }

    private ProgrammeVersion version(String programme, int version) {
        return programmes
                .version(programme, version)
                .orElseThrow(() -> new IllegalStateException("an award's programme version is no longer there"));
    }
}
