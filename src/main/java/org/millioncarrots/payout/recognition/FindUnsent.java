package org.millioncarrots.payout.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.PaymentReferences;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.file.PrepareAttempts;
import org.millioncarrots.payout.recognition.UnsentSql.Unsent;
import org.millioncarrots.platform.Ids;

/**
 * Finds the payouts that references belong to although the books do not know that they were sent. The database cannot compute a
 * reference, for it has no key: those of all unsent payouts are computed here, some buckets at a time, and only when a reference
 * has the form of ours and is not known.
 */
@ApplicationScoped
public class FindUnsent {
    private static final int BUCKETS_AT_ONCE = 64;

    private final UnsentSql sql;
    private final BatchSql batchSql;
    private final PaymentReferences references;

    FindUnsent(UnsentSql sql, BatchSql batchSql, PaymentReferences references) {
        this.sql = sql;
        this.batchSql = batchSql;
        this.references = references;
    }

    /**
     * A payout that was named.
     *
     * @param attemptId of the attempt under which it was sent; it may not exist yet
     * @param name the end-to-end id or UETR by which it was named
     */
    public record Found(UUID payoutId, UUID attemptId, Object name) {}

    /** @return none twice; what is already with the bank as the books know is not among them */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Found> find(Set<String> endToEndIds, Set<UUID> uetrs) {
        Map<UUID, Found> found = new HashMap<>();
        sql.prepared(endToEndIds).forEach(one -> found.put(one.payoutId(), one));
        Set<Object> wanted = new HashSet<>(endToEndIds);
        wanted.addAll(uetrs);
        sql.known(endToEndIds).forEach(wanted::remove);
        boolean byUetr = !uetrs.isEmpty();
        for (int from = 0; from < Ids.BUCKETS && !wanted.isEmpty(); from += BUCKETS_AT_ONCE) {
            look(sql.due(from, from + BUCKETS_AT_ONCE - 1), wanted, byUetr, found);
        }
        List<UUID> batches = wanted.isEmpty() ? List.of() : sql.openBatches();
        for (UUID batch : batches) {
            look(batchSql.batched(batch), wanted, byUetr, found);
        }
        return List.copyOf(found.values());
    }

    /** Batches with one of these message ids whose file the bank does not have as far as the books know. */
    List<UUID> openBatches(Collection<String> messageIds) {
        return sql.openBatches(messageIds);
    }

    /** Locks those that can still be marked as sent; the rest was marked meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<Unsent> lock(Collection<Found> found) {
        Map<UUID, Found> byPayout = found.stream().collect(Collectors.toMap(Found::payoutId, one -> one));
        return sql.lock(byPayout.keySet(), row -> {
            UUID payout = row.id("id");
            Money amount = row.money("amount_minor", "currency");
            boolean sepa =
                    row.flag("destination_sepa") && amount.currency().value().equals("EUR");
            return new Unsent(
                    payout,
                    Objects.requireNonNull(byPayout.get(payout)).attemptId(),
                    row.text("partner"),
                    references.endToEndId(payout),
                    references.uetr(payout),
                    row.integer("destination_version"),
                    sepa ? Scheme.SEPA : Scheme.CROSS_BORDER,
                    amount,
                    row.idOrNull("batch_id"),
                    row.flag("approved"));
        });
    }

    private void look(Collection<UUID> payouts, Set<Object> wanted, boolean byUetr, Map<UUID, Found> found) {
        for (UUID payout : payouts) {
            Object name = references.endToEndId(payout).value();
            if (!wanted.remove(name)) {
                if (!byUetr) {
                    continue;
                }
                name = references.uetr(payout);
                if (!wanted.remove(name)) {
                    continue;
                }
            }
            found.putIfAbsent(payout, new Found(payout, PrepareAttempts.idOf(payout), name));
        }
    }
}
