package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.PaymentReferences;
import org.millioncarrots.payout.answer.FindUnsent.Found;
import org.millioncarrots.payout.answer.UnsentSql.Unsent;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.batch.Batches;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.batch.PrepareAttempts;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Caller;

/**
 * Marks as sent what the bank has although the books do not know it, as after a restore to a moment before the delivery. Whatever
 * the bank then says of it is applied as to any other payment.
 */
@ApplicationScoped
class RecognisePayments {
    private static final Logger LOG = Logger.getLogger(RecognisePayments.class);

    private final FindUnsent findUnsent;
    private final UnsentSql sql;
    private final BatchSql batchSql;
    private final Batches batches;
    private final PrepareAttempts prepareAttempts;
    private final PaymentReferences references;
    private final MarkSent markSent;
    private final PaymentGate gate;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    RecognisePayments(
            FindUnsent findUnsent,
            UnsentSql sql,
            BatchSql batchSql,
            Batches batches,
            PrepareAttempts prepareAttempts,
            PaymentReferences references,
            MarkSent markSent,
            PaymentGate gate,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.findUnsent = findUnsent;
        this.sql = sql;
        this.batchSql = batchSql;
        this.batches = batches;
        this.prepareAttempts = prepareAttempts;
        this.references = references;
        this.markSent = markSent;
        this.gate = gate;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** To be called before the transaction locks anything. */
    @Transactional(Transactional.TxType.MANDATORY)
    void recognise(Mentions mentions) {
        List<Found> found = findUnsent.find(
                mentions.endToEndIds().keySet(), mentions.uetrs().keySet());
        if (found.isEmpty() && sql.openBatches(mentions.files()).isEmpty()) {
            return;
        }
        gate.alone();
        recogniseFiles(mentions.files());
        Map<UUID, String> files =
                found.stream().collect(Collectors.toMap(Found::payoutId, one -> fileOf(one, mentions)));
        lock(found).stream()
                .collect(Collectors.groupingBy(payout -> Group.of(payout, files.get(payout.payoutId()))))
                .forEach((group, payouts) -> recogniseSingly(payouts, batchOf(group)));
    }

    /** Whoever calls this is alone. Those of the files whose batches are here go as a whole. */
    @Transactional(Transactional.TxType.MANDATORY)
    void recogniseFiles(Set<String> messageIds) {
        sql.openBatches(messageIds).forEach(this::recogniseFile);
    }

    /** Payouts that are locked and can still be marked as sent; the rest was marked meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Unsent> lock(Collection<Found> found) {
        Map<UUID, Found> byPayout = found.stream().collect(Collectors.toMap(Found::payoutId, one -> one));
        return sql.lock(byPayout.keySet()).stream()
                .map(row -> unsent(row, byPayout))
                .toList();
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

    private void recogniseFile(UUID id) {
        PayoutBatch batch = batches.lock(id);
        if (batch.state == PayoutBatch.State.COLLECTED) {
            batchSql.insertAttempts(id, prepareAttempts.of(id), clock.instant());
        }
        int payouts = batchSql.batched(id).size();
        markSent.whole(batch);
        record(batch, payouts);
    }

    private void recogniseSingly(List<Unsent> payouts, PayoutBatch batch) {
        if (batch.state == PayoutBatch.State.DELIVERED
                && batchSql.file(batch.id).isEmpty()) {
            batch.payouts += payouts.size();
            batch.totalMinor += payouts.stream()
                    .mapToLong(payout -> payout.amount().minorUnits())
                    .sum();
        }
        markSent.single(payouts, batch);
        record(batch, payouts.size());
    }

    private void record(PayoutBatch batch, int payouts) {
        LOG.warnf("batch %s: %d payouts were not known to be with the bank", batch.id, payouts);
        auditLog.record(AuditAction.PAYMENTS_RECOGNISED, batch.id, AuditDetail.number("payouts", payouts));
    }

    private static String fileOf(Found found, Mentions mentions) {
        String file = found.name() instanceof UUID uetr
                ? mentions.uetrs().get(uetr)
                : mentions.endToEndIds().get(found.name());
        return file == null ? "" : file;
    }

    private Unsent unsent(Tuple row, Map<UUID, Found> byPayout) {
        UUID payout = row.get(0, UUID.class);
        return new Unsent(
                payout,
                Objects.requireNonNull(byPayout.get(payout)).attemptId(),
                row.get(1, String.class),
                references.endToEndId(payout),
                references.uetr(payout),
                row.get(5, Integer.class),
                row.get(6, Boolean.class) && row.get(3, String.class).equals("EUR") ? Scheme.SEPA : Scheme.CROSS_BORDER,
                Money.ofMinor(row.get(2, Long.class), row.get(3, String.class)),
                row.get(4, UUID.class),
                row.get(7, Boolean.class));
    }

    private PayoutBatch batchOf(Group group) {
        return group.approved() != null
                ? batches.lock(group.approved())
                : batches.withMessageId(group.file())
                        .filter(batch -> batch.currency().equals(group.currency()))
                        .orElseGet(() -> unknownFile(group));
    }

    /** Stands for a file of which no more is known than that the bank has it. */
    private PayoutBatch unknownFile(Group group) {
        Instant now = clock.instant();
        UUID id = ids.next();
        boolean named =
                !group.file().isEmpty() && batches.withMessageId(group.file()).isEmpty();
        PayoutBatch batch = new PayoutBatch(
                id,
                named ? group.file() : id.toString().replace("-", "").toUpperCase(Locale.ROOT),
                group.currency(),
                group.scheme(),
                LocalDate.ofInstant(now, clock.getZone()),
                caller.person(),
                now);
        batches.persist(batch);
        markSent.delivered(batch, now);
        return batch;
    }
}
