package org.millioncarrots.payout.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.bank.SentFile;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.payout.batch.Batches;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.file.BankFiles;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Caller;

/** The batches that stand for files which the bank has. */
@ApplicationScoped
class FileBatches {
    private final Batches batches;
    private final BankFiles files;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    FileBatches(Batches batches, BankFiles files, Caller caller, Ids ids, Clock clock) {
        this.batches = batches;
        this.files = files;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    PayoutBatch lock(UUID id) {
        return batches.lock(id);
    }

    Optional<PayoutBatch> withMessageId(String messageId) {
        return batches.withMessageId(messageId);
    }

    /** The file is with the bank, whatever has become of its payouts. */
    @Transactional(Transactional.TxType.MANDATORY)
    void delivered(PayoutBatch batch) {
        batch.state = PayoutBatch.State.DELIVERED;
        batch.deliveredBy = caller.person();
        batch.deliveredAt = clock.instant();
        batches.flush();
    }

    /** Stands for a file of ours that nothing is known of. */
    @Transactional(Transactional.TxType.MANDATORY)
    PayoutBatch of(SentFile file) {
        return create(ids.next(), file.messageId(), file.total().currency(), file.scheme(), file.executionOn());
    }

    /**
     * Stands for a file of which no more is known than that the bank has it.
     *
     * @param messageId null if that is not known either
     */
    @Transactional(Transactional.TxType.MANDATORY)
    PayoutBatch unknown(@Nullable String messageId, CurrencyCode currency, Scheme scheme) {
        UUID id = ids.next();
        PayoutBatch batch = create(
                id,
                messageId == null ? id.toString().replace("-", "").toUpperCase(Locale.ROOT) : messageId,
                currency,
                scheme,
                LocalDate.now(clock));
        delivered(batch);
        return batch;
    }

    private PayoutBatch create(UUID id, String messageId, CurrencyCode currency, Scheme scheme, LocalDate executionOn) {
        PayoutBatch batch =
                new PayoutBatch(id, messageId, currency, scheme, executionOn, caller.person(), clock.instant());
        batches.persist(batch);
        return batch;
    }

    /** Keeps a file that was not kept, as after a restore. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(PayoutBatch batch, SentFile file, byte[] bytes) {
        if (hasFile(batch)) {
            return;
        }
        batch.payouts = file.payments().size();
        batch.totalMinor = file.total().minorUnits();
        files.keep(batch.id, bytes, clock.instant());
    }

    boolean hasFile(PayoutBatch batch) {
        return files.has(batch.id);
    }
}
