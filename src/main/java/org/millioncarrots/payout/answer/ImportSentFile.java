package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.SentFile;
import org.millioncarrots.bank.SentFileReader;
import org.millioncarrots.payout.answer.AnswerRules.Outcome;
import org.millioncarrots.payout.answer.BankMessageSql.Line;
import org.millioncarrots.payout.answer.BankMessageSql.Match;
import org.millioncarrots.payout.answer.FindUnsent.Found;
import org.millioncarrots.payout.batch.BatchSql;
import org.millioncarrots.payout.batch.Batches;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.batch.SendBatch;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;

/**
 * Takes in a file of ours that went to the bank, to mark what was sent: after a restore the books may not know it. One person is
 * enough, because a forged file could only keep payments from being made, never make one: what it names becomes SENT, and UNKNOWN
 * when the bank stays silent.
 */
@ApplicationScoped
class ImportSentFile {
    static final String KIND = "SENT_FILE";

    private final FindUnsent findUnsent;
    private final RecognisePayments recognisePayments;
    private final MarkSent markSent;
    private final Batches batches;
    private final BatchSql batchSql;
    private final BankMessageSql sql;
    private final PaymentGate gate;
    private final MasterKeys keys;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ImportSentFile(
            FindUnsent findUnsent,
            RecognisePayments recognisePayments,
            MarkSent markSent,
            Batches batches,
            BatchSql batchSql,
            BankMessageSql sql,
            PaymentGate gate,
            MasterKeys keys,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.findUnsent = findUnsent;
        this.recognisePayments = recognisePayments;
        this.markSent = markSent;
        this.batches = batches;
        this.batchSql = batchSql;
        this.sql = sql;
        this.gate = gate;
        this.keys = keys;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A file that was imported before is looked at again for the payments that nothing was known to belong to.
     *
     * @return the record of it, which is kept with the bank's messages
     * @throws Problem of type BANK_MESSAGE_REFUSED if the bytes are no file of ours
     */
    @Transactional
    UUID apply(byte[] bytes) {
        SentFile file = SentFileReader.read(bytes);
        String sha256 = Sha256.of(bytes);
        gate.alone();
        Set<UUID> marked = mark(file, bytes, sha256);
        Optional<UUID> known = sql.known(sha256);
        UUID id = known.orElseGet(ids::next);
        List<Line> lines = lines(file, marked);
        if (known.isEmpty()) {
            sql.insert(id, sha256, KIND, keys.seal("bank-message", bytes), caller.person(), clock.instant());
            sql.insertLines(id, lines);
        } else {
            Set<String> unmatched = new HashSet<>(sql.unmatched(id));
            sql.matched(
                    id,
                    lines.stream()
                            .filter(line -> line.outcome() != Outcome.UNMATCHED)
                            .map(Line::named)
                            .filter(unmatched::contains)
                            .toList());
        }
        sql.count(id);
        auditLog.record(
                AuditAction.SENT_FILE_IMPORTED,
                id,
                AuditDetail.sha256("file", sha256),
                AuditDetail.number("payments", file.payments().size()),
                AuditDetail.number("marked", marked.size()));
        return id;
    }

    /**
     * A batch with the file's message id is with the bank as a whole, whatever the file names: it must not go again.
     *
     * @return the payouts that were not known to be sent
     */
    private Set<UUID> mark(SentFile file, byte[] bytes, String sha256) {
        List<Found> found = findUnsent.find(
                file.payments().stream()
                        .map(payment -> payment.endToEndId().value())
                        .collect(Collectors.toSet()),
                Set.of());
        recognisePayments.recogniseFiles(Set.of(file.messageId()));
        PayoutBatch batch = batches.withMessageId(file.messageId()).orElseGet(() -> batchOf(file));
        if (!batch.currency().equals(file.total().currency())) {
            throw Problem.conflict("the file's message id belongs to a batch in another currency");
        }
        markSent.single(recognisePayments.lock(found), batch);
        Instant now = clock.instant();
        if (batch.state != PayoutBatch.State.DELIVERED) {
            markSent.delivered(batch, now);
        }
        if (batchSql.file(batch.id).isEmpty()) {
            batch.payouts = file.payments().size();
            batch.totalMinor = file.total().minorUnits();
            batchSql.storeFile(batch.id, sha256, keys.seal(SendBatch.PURPOSE, bytes), now);
        }
        return found.stream().map(Found::payoutId).collect(Collectors.toSet());
    }

    private PayoutBatch batchOf(SentFile file) {
        PayoutBatch batch = new PayoutBatch(
                ids.next(),
                file.messageId(),
                file.total().currency(),
                file.scheme(),
                file.executionOn(),
                caller.person(),
                clock.instant());
        batches.persist(batch);
        return batch;
    }

    private List<Line> lines(SentFile file, Set<UUID> marked) {
        Map<String, Match> matches =
                sql
                        .matches(file.payments().stream()
                                .map(payment -> payment.endToEndId().value())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Match::endToEndId, Function.identity()));
        List<Line> lines = new ArrayList<>();
        for (SentFile.Payment payment : file.payments()) {
            String name = payment.endToEndId().value();
            Match match = matches.get(name);
            lines.add(new Line(
                    lines.size() + 1,
                    name,
                    name,
                    "SENT",
                    null,
                    payment.amount(),
                    match == null ? null : match.payoutId(),
                    outcome(payment, match, marked)));
        }
        return lines;
    }

    private static Outcome outcome(SentFile.Payment payment, @Nullable Match match, Set<UUID> marked) {
        if (match == null) {
            return Outcome.UNMATCHED;
        }
        if (!match.amount().equals(payment.amount())) {
            return Outcome.MISMATCH;
        }
        return marked.contains(match.payoutId()) ? Outcome.APPLIED : Outcome.REPEATED;
    }
}
