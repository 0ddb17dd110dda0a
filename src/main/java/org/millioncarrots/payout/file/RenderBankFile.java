package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.Bic;
import org.millioncarrots.bank.CreditTransfer;
import org.millioncarrots.bank.CreditTransferFile;
import org.millioncarrots.bank.CreditTransferFile.Charges;
import org.millioncarrots.bank.CreditTransferWriter;
import org.millioncarrots.bank.LatinName;
import org.millioncarrots.bank.OutboundCheck;
import org.millioncarrots.claimant.BankFileWords;
import org.millioncarrots.claimant.PaymentCheck;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.claimant.vault.IdentityVault.PaidAt;
import org.millioncarrots.claimant.vault.IdentityVault.Payee;
import org.millioncarrots.payout.Obstacle;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;

/** Renders the pain.001 of a batch: the one place where payouts meet names and accounts. The bytes pass the outbound check. */
@ApplicationScoped
public class RenderBankFile {
    private static final int PAYEES_AT_ONCE = 1_000;

    private final IdentityVault vault;
    private final PaymentCheck paymentCheck;
    private final BankFileWords words;
    private final DebtorAccounts accounts;
    private final Debtor debtor;

    RenderBankFile(
            IdentityVault vault,
            PaymentCheck paymentCheck,
            BankFileWords words,
            DebtorAccounts accounts,
            Debtor debtor) {
        this.vault = vault;
        this.paymentCheck = paymentCheck;
        this.words = words;
        this.accounts = accounts;
        this.debtor = debtor;
    }

    /**
     * What a batch comes to once names and accounts are known.
     *
     * @param transfers in random order: the place in the file must not tell who was registered when
     * @param leftOut payouts that no file could carry or that something stops, with the field that keeps each out
     */
    public record Prepared(List<CreditTransfer> transfers, List<LeftOut> leftOut) {}

    /** @param stop what stops the payout; empty if it is that no file could carry it */
    public record LeftOut(
            UUID payoutId, Violation why, @Nullable Obstacle stop) {
        private LeftOut(UUID payoutId, Violation why) {
            this(payoutId, why, null);
        }
    }

    /** One payout whose claimant cannot be paid this way, or not now, stops nobody else. */
    Prepared prepare(PayoutBatch batch, List<BatchSql.Attempt> attempts, Map<UUID, Obstacle> stopped) {
        List<CreditTransfer> transfers = new ArrayList<>(attempts.size());
        List<LeftOut> leftOut = new ArrayList<>();
        List<BatchSql.Attempt> going = new ArrayList<>(attempts.size());
        for (BatchSql.Attempt attempt : attempts) {
            Obstacle stop = stopped.get(attempt.payoutId());
            if (stop == null) {
                going.add(attempt);
            } else {
                leftOut.add(new LeftOut(attempt.payoutId(), stop.violation(), stop));
            }
        }
        for (int from = 0; from < going.size(); from += PAYEES_AT_ONCE) {
            List<BatchSql.Attempt> some = going.subList(from, Math.min(from + PAYEES_AT_ONCE, going.size()));
            Map<PaidAt, Payee> payees =
                    vault.payees(some.stream().map(RenderBankFile::paidAt).toList());
            some.forEach(attempt -> prepare(batch, attempt, payees.get(paidAt(attempt)), transfers, leftOut));
        }
        transfers.sort(Comparator.comparing(transfer -> transfer.endToEndId().value()));
        return new Prepared(transfers, leftOut);
    }

    private void prepare(
            PayoutBatch batch,
            BatchSql.Attempt attempt,
            @Nullable Payee payee,
            List<CreditTransfer> transfers,
            List<LeftOut> leftOut) {
        try {
            CreditTransfer transfer = transfer(attempt, payee);
            List<Violation> faults = transfer.faults(batch.scheme, batch.currency(), "payment");
            if (faults.isEmpty()) {
                transfers.add(transfer);
            } else {
                leftOut.add(new LeftOut(attempt.payoutId(), faults.getFirst()));
            }
        } catch (Problem cannotBeSent) {
            leftOut.add(new LeftOut(attempt.payoutId(), why(cannotBeSent)));
        }
    }

    private static PaidAt paidAt(BatchSql.Attempt attempt) {
        return new PaidAt(attempt.claimantId(), attempt.destinationVersion());
    }

    /** @throws Problem of type BANK_FILE_REFUSED if the file could not be sent or could tell on people */
    byte[] render(PayoutBatch batch, List<CreditTransfer> transfers, Instant now) {
        CreditTransferFile.Debtor office = accounts.debtor(batch.account);
        CreditTransferFile file = new CreditTransferFile(
                batch.messageId,
                now,
                office.name(),
                office,
                batch.executionOn,
                batch.scheme,
                batch.scheme.isSepa() ? Charges.SLEV : Charges.SHAR,
                batch.currency(),
                transfers);
        byte[] bytes = CreditTransferWriter.toBytes(file);
        new OutboundCheck(words.now(), Set.of(debtor.remittance())).check(file.fileName(), bytes);
        return bytes;
    }

    private CreditTransfer transfer(BatchSql.Attempt attempt, @Nullable Payee payee) {
        if (payee == null) {
            throw Problem.conflict(ConflictReason.IDENTITY_ERASED, "the claimant's identity was erased");
        }
        PayoutDestination destination = payee.destination();
        LatinName name = paymentCheck.sendable(payee.identity(), destination);
        return new CreditTransfer(
                attempt.endToEndId().value(),
                attempt.endToEndId(),
                attempt.uetr(),
                attempt.amount(),
                name,
                destination.account(),
                destination.bic() == null ? null : Bic.parse("payoutDestination.bic", destination.bic()),
                destination.address() == null ? null : destination.address().postal(),
                debtor.remittance());
    }

    private static Violation why(Problem cannotBeSent) {
        return cannotBeSent.violations().isEmpty()
                ? new Violation("claimant", cannotBeSent.detail())
                : cannotBeSent.violations().getFirst();
    }
}
