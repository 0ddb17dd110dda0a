package org.millioncarrots.payout.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.recognition.FindUnsent.Found;
import org.millioncarrots.payout.recognition.UnsentSql.Unsent;
import org.millioncarrots.payout.stop.PaymentGate;

/**
 * Marks as sent what the bank has although the books do not know it, as after a restore to a moment before the delivery. Whatever
 * the bank then says of it is applied as to any other payment.
 */
@ApplicationScoped
public class RecognisePayments {
    private final FindUnsent findUnsent;
    private final RecogniseFiles recogniseFiles;
    private final FileBatches batches;
    private final MarkSent markSent;
    private final PaymentGate gate;

    RecognisePayments(
            FindUnsent findUnsent,
            RecogniseFiles recogniseFiles,
            FileBatches batches,
            MarkSent markSent,
            PaymentGate gate) {
        this.findUnsent = findUnsent;
        this.recogniseFiles = recogniseFiles;
        this.batches = batches;
        this.markSent = markSent;
        this.gate = gate;
    }

    /** To be called before the transaction locks anything. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recognise(Mentions mentions) {
        List<Found> found = findUnsent.find(
                mentions.endToEndIds().keySet(), mentions.uetrs().keySet());
        if (found.isEmpty() && findUnsent.openBatches(mentions.files()).isEmpty()) {
            return;
        }
        gate.alone();
        recogniseFiles(mentions.files());
        Map<UUID, String> files =
                found.stream().collect(Collectors.toMap(Found::payoutId, one -> fileOf(one, mentions)));
        findUnsent.lock(found).stream()
                .collect(Collectors.groupingBy(payout -> Group.of(payout, files.get(payout.payoutId()))))
                .forEach((group, payouts) -> recogniseSingly(payouts, batchOf(group)));
    }

    /** Whoever calls this is alone. Those of the files whose batches are here go as a whole. */
    @Transactional(Transactional.TxType.MANDATORY)
    void recogniseFiles(Set<String> messageIds) {
        recogniseFiles.recognise(findUnsent.openBatches(messageIds));
    }

    /**
     * Payouts that were sent by one file, as far as is known.
     *
     * @param file its message id, or an empty text
     * @param approved the batch that has this file if the bank does not name another one
     */
    private record Group(String file, @Nullable UUID approved, CurrencyCode currency, Scheme scheme) {
        static Group of(Unsent payout, @Nullable String file) {
            String name = file == null ? "" : file;
            return new Group(
                    name,
                    name.isEmpty() && payout.approved() ? payout.batchId() : null,
                    payout.amount().currency(),
                    payout.scheme());
        }
    }

    private void recogniseSingly(List<Unsent> payouts, PayoutBatch batch) {
        markSent.single(payouts, batch);
        recogniseFiles.record(batch, payouts.size());
    }

    private static String fileOf(Found found, Mentions mentions) {
        String file = found.name() instanceof UUID uetr
                ? mentions.uetrs().get(uetr)
                : mentions.endToEndIds().get(found.name());
        return file == null ? "" : file;
    }

    private PayoutBatch batchOf(Group group) {
        if (group.approved() != null) {
            return batches.lock(group.approved());
        }
        PayoutBatch same = batches.withMessageId(group.file()).orElse(null);
        if (same != null && same.currency().equals(group.currency())) {
            return same;
        }
        boolean isFree = !group.file().isEmpty() && same == null;
        return batches.unknown(isFree ? group.file() : null, group.currency(), group.scheme());
    }
}
