package org.millioncarrots.payout.recognition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
import org.millioncarrots.payout.answer.Attempts;
import org.millioncarrots.payout.answer.Attempts.Match;
import org.millioncarrots.payout.answer.BankMessageSql;
import org.millioncarrots.payout.answer.BankMessageSql.Line;
import org.millioncarrots.payout.answer.BankMessages;
import org.millioncarrots.payout.stop.PaymentGate;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;

/**
 * Takes in a file of ours that went to the bank, to mark what was sent: after a restore the books may not know it. A forged file
 * makes no payment, but keeps people from being paid: what it names becomes SENT, and UNKNOWN when the bank stays silent. So what a
 * person brings waits for another one.
 */
@ApplicationScoped
public class ImportSentFile {
    public static final String KIND = "SENT_FILE";

    private final MarkFile markFile;
    private final PaymentGate gate;
    private final Attempts attempts;
    private final BankMessages messages;
    private final BankMessageSql sql;
    private final AuditLog auditLog;

    ImportSentFile(
            MarkFile markFile,
            PaymentGate gate,
            Attempts attempts,
            BankMessages messages,
            BankMessageSql sql,
            AuditLog auditLog) {
        this.markFile = markFile;
        this.gate = gate;
        this.attempts = attempts;
        this.messages = messages;
        this.sql = sql;
        this.auditLog = auditLog;
    }

    /**
     * A file that was imported before is looked at again for the payments that nothing was known to belong to.
     *
     * @return the record of it, which is kept with the bank's messages
     * @throws Problem of type BANK_MESSAGE_REFUSED if the bytes are no file of ours
     */
    @Transactional
    public UUID apply(byte[] bytes) {
        SentFile file = SentFileReader.read(bytes);
        String sha256 = Sha256.of(bytes);
        gate.alone();
        Set<UUID> marked = markFile.mark(file, bytes);
        Optional<UUID> known = sql.known(sha256);
        UUID id = known.orElseGet(() -> messages.keep(KIND, sha256, bytes));
        List<Line> lines = lines(file, marked);
        if (known.isEmpty()) {
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
        messages.forgetErased(id);
        auditLog.record(
                AuditAction.SENT_FILE_IMPORTED,
                id,
                AuditDetail.sha256("file", sha256),
                AuditDetail.number("payments", file.payments().size()),
                AuditDetail.number("marked", marked.size()));
        return id;
    }

    private List<Line> lines(SentFile file, Set<UUID> marked) {
        Map<String, Match> matches =
                attempts
                        .named(file.payments().stream()
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
                    outcome(payment, match, marked),
                    null));
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
