package org.millioncarrots.payout;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.BankMessageReader;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.AnswerRules.Outcome;
import org.millioncarrots.payout.BankMessageSql.Change;
import org.millioncarrots.payout.BankMessageSql.Line;
import org.millioncarrots.payout.BankMessageSql.Match;
import org.millioncarrots.platform.Caller;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;

/** Applies one message of the bank in one transaction: payouts, attempts, ledger, and a record of what became of each line. */
@ApplicationScoped
class ApplyBankMessage {
    private static final int LINES_AT_ONCE = 2_000;

    private final BankMessageSql sql;
    private final Ledger ledger;
    private final MasterKeys keys;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    ApplyBankMessage(
            BankMessageSql sql,
            Ledger ledger,
            MasterKeys keys,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.keys = keys;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A message that was applied before is not applied again; its record is answered.
     *
     * @throws org.millioncarrots.platform.Problem of type BANK_MESSAGE_REFUSED if the bytes are no message that we read
     */
    @Transactional
    UUID apply(byte[] bytes) {
        BankMessage message = BankMessageReader.read(bytes);
        String sha256 = Sha256.of(bytes);
        return sql.known(sha256).orElseGet(() -> applyNew(message, sha256, bytes));
    }

    private UUID applyNew(BankMessage message, String sha256, byte[] bytes) {
        Instant now = clock.instant();
        UUID id = ids.next();
        sql.insert(id, sha256, kind(message), keys.seal("bank-message", bytes), caller.person(), now);
        Application application = new Application(now);
        List<BankLine> lines = BankLine.of(message);
        for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
            application.apply(lines.subList(from, Math.min(from + LINES_AT_ONCE, lines.size())));
        }
        application.book();
        sql.insertLines(id, application.record);
        auditLog.record(AuditAction.BANK_MESSAGE_APPLIED, id, AuditDetail.sha256("message", sha256));
        return id;
    }

    private static String kind(BankMessage message) {
        return switch (message) {
            case BankMessage.StatusReport report -> "STATUS_REPORT";
            case BankMessage.AccountReport report -> report.kind().name();
        };
    }

    /** The state of payouts while the lines of one message pass; the same payout may stand in several. */
    private final class Application {
        private final Instant now;
        private final Map<UUID, PayoutState> states = new HashMap<>();
        private final Map<Step, List<UUID>> bookings = new EnumMap<>(Step.class);
        private final List<Line> record = new ArrayList<>();

        Application(Instant now) {
            this.now = now;
        }

        void apply(List<BankLine> lines) {
            Map<Object, Match> byReference = new HashMap<>();
            List<References> references = lines.stream()
                    .map(BankLine::references)
                    .filter(Objects::nonNull)
                    .toList();
            for (Match match : sql.matches(references)) {
                byReference.put(match.endToEndId(), match);
                byReference.put(match.uetr(), match);
            }
            Map<UUID, Change> changes = new HashMap<>();
            for (BankLine line : lines) {
                if (line.file() != null) {
                    applyToFile(line, line.file(), changes);
                } else {
                    Match match = line.references() == null ? null : find(line.references(), byReference);
                    note(line, match, match == null ? Outcome.UNMATCHED : applyTo(match, line, changes));
                }
            }
            sql.apply(changes.values(), now);
        }

        /** Settlement of a whole file needs its whole sum; a rejection or an acceptance comes without one. */
        private void applyToFile(BankLine line, String messageId, Map<UUID, Change> changes) {
            List<Match> matches = sql.matchesOfFile(messageId);
            Money amount = line.amount();
            boolean mismatch = amount != null
                    && !matches.isEmpty()
                    && !amount.equals(
                            matches.stream().map(Match::amount).reduce(Money.zero(amount.currency()), Money::plus));
            if (matches.isEmpty() || mismatch) {
                note(line, null, matches.isEmpty() ? Outcome.UNMATCHED : Outcome.MISMATCH);
                return;
            }
            for (Match match : matches) {
                BankLine single = new BankLine(null, null, match.amount(), line.answer());
                note(single, match, applyTo(match, single, changes));
            }
        }

        private Outcome applyTo(Match match, BankLine line, Map<UUID, Change> changes) {
            if (line.answer() instanceof BankAnswer.Unclassified) {
                return Outcome.PARKED;
            }
            if (line.amount() != null && !line.amount().equals(match.amount())) {
                return Outcome.MISMATCH;
            }
            PayoutState current = states.getOrDefault(match.payoutId(), match.state());
            PayoutState next = AnswerRules.target(line.answer()).orElse(null);
            String code = AnswerRules.code(line.answer());
            if (next == null) {
                if (current == PayoutState.SENT
                        && AnswerRules.name(line.answer()).equals("ACCEPTED")) {
                    changes.putIfAbsent(match.attemptId(), new Change(match, "ACCEPTED", null, code));
                }
                return Outcome.APPLIED;
            }
            if (current == next) {
                return Outcome.REPEATED;
            }
            if (!current.mayBecome(next)) {
                // A debit that was confirmed after its return is old news; anything else contradicts what is known.
                return current == PayoutState.RETURNED && next == PayoutState.SETTLED
                        ? Outcome.REPEATED
                        : Outcome.PARKED;
            }
            AnswerRules.steps(current, next).forEach(step -> bookings.computeIfAbsent(step, s -> new ArrayList<>())
                    .add(match.attemptId()));
            states.put(match.payoutId(), next);
            changes.put(match.attemptId(), new Change(match, next.name(), next, code));
            return Outcome.APPLIED;
        }

        void book() {
            LocalDate businessOn = LocalDate.ofInstant(now, clock.getZone());
            bookings.forEach((step, attempts) -> ledger.advance(attempts, step, businessOn));
        }

        private void note(BankLine line, @Nullable Match match, Outcome outcome) {
            String endToEndId =
                    line.references() == null ? null : line.references().endToEndId();
            record.add(new Line(
                    record.size() + 1,
                    match == null ? shortened(endToEndId) : match.endToEndId(),
                    AnswerRules.name(line.answer()),
                    AnswerRules.code(line.answer()),
                    line.amount(),
                    match == null ? null : match.payoutId(),
                    outcome));
        }

        /** What is not ours may be anybody's reference: only that there was one is kept. */
        private static @Nullable String shortened(@Nullable String foreign) {
            return foreign == null ? null : "NOT-OURS";
        }

        private static @Nullable Match find(References references, Map<Object, Match> byReference) {
            Match match = references.endToEndId() == null ? null : byReference.get(references.endToEndId());
            if (match == null && references.uetr() != null) {
                match = byReference.get(references.uetr());
            }
            if (match == null && references.instructionId() != null) {
                match = byReference.get(references.instructionId());
            }
            return match;
        }
    }
}
