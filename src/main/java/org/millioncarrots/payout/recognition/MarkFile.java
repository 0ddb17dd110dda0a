package org.millioncarrots.payout.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.bank.SentFile;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.recognition.FindUnsent.Found;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Marks a file of ours, and all that it names, as sent. */
@ApplicationScoped
class MarkFile {
    private final FindUnsent findUnsent;
    private final RecognisePayments recognisePayments;
    private final FileBatches batches;
    private final MarkSent markSent;

    MarkFile(FindUnsent findUnsent, RecognisePayments recognisePayments, FileBatches batches, MarkSent markSent) {
        this.findUnsent = findUnsent;
        this.recognisePayments = recognisePayments;
        this.batches = batches;
        this.markSent = markSent;
    }

    /**
     * A batch with the file's message id is with the bank as a whole, whatever the file names: it must not go again. Whoever calls
     * this is alone.
     *
     * @return the payouts that were not known to be sent
     * @throws Problem if the message id belongs to a batch in another currency (409)
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<UUID> mark(SentFile file, byte[] bytes) {
        List<Found> found = findUnsent.find(
                file.payments().stream()
                        .map(payment -> payment.endToEndId().value())
                        .collect(Collectors.toSet()),
                Set.of());
        recognisePayments.recogniseFiles(Set.of(file.messageId()));
        PayoutBatch batch = batches.withMessageId(file.messageId()).orElseGet(() -> batches.of(file));
        if (!batch.currency().equals(file.total().currency())) {
            throw Problem.conflict(
                    ConflictReason.OTHER_CURRENCY, "the file's message id belongs to a batch in another currency");
        }
        markSent.single(findUnsent.lock(found), batch);
        if (batch.state != PayoutBatch.State.DELIVERED) {
            batches.delivered(batch);
        }
        batches.keep(batch, file, bytes);
        return found.stream().map(Found::payoutId).collect(Collectors.toSet());
    }
}
