package org.millioncarrots.award;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.millioncarrots.award.change.AppliedChange;
import org.millioncarrots.award.change.Rebooking;
import org.millioncarrots.award.grant.Commitment;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.ledger.Transfer;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.ProgrammeVersion;
import org.millioncarrots.programme.Programmes;

/** Books what awards promise, in the transaction that grants or changes them. */
@ApplicationScoped
public class BookAwards {
    private final Programmes programmes;
    private final Ledger ledger;
    private final Clock clock;

    BookAwards(Programmes programmes, Ledger ledger, Clock clock) {
        this.programmes = programmes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Commits the money of an award; answers false and books nothing where the appropriation does not cover it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean tryCommit(String programme, int version, List<AwardedMoney> money) {
        List<Transfer> commitments = Commitment.of(money, version(programme, version), LocalDate.now(clock));
        return ledger.tryBook(commitments);
    }

    /**
     * What changes have done to open instalments, of many awards at once.
     *
     * @throws org.millioncarrots.platform.http.Problem if the appropriation does not cover all of it; then nothing is booked (422)
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void rebook(List<AppliedChange> changes) {
        ledger.book(changes.stream().flatMap(this::transfers).toList());
    }

    private Stream<Transfer> transfers(AppliedChange change) {
        return Rebooking.of(change, version(change.programme(), change.programmeVersion()), LocalDate.now(clock))
                .stream();
    }

    /** What was deducted from an instalment that has fallen due can be promised anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(UUID instalment, String programme, int version, Money deducted) {
        SponsorEntries entries = new SponsorEntries(version(programme, version), LocalDate.now(clock));
        entries.add(instalment, Step.RECOVER, deducted.currency(), entries.shares(Stream.of(deducted)), null);
        ledger.book(entries.transfers());
    }

    private ProgrammeVersion version(String programme, int version) {
        return programmes
                .version(programme, version)
                .orElseThrow(() -> new IllegalStateException("an award's programme version is no longer there"));
    }
}
