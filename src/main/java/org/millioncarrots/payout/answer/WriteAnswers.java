package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.ledger.Ledger;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.Payouts;
import org.millioncarrots.payout.answer.Attempts.Change;
import org.millioncarrots.payout.answer.Attempts.Match;
import org.millioncarrots.payout.answer.BankMessageSql.Line;
import org.millioncarrots.payout.answer.RulingRules.Ruling;
import org.millioncarrots.payout.consequence.ActOnAnswers;
import org.millioncarrots.payout.consequence.ActOnAnswers.Reason;
import org.millioncarrots.platform.http.ConflictReason;
import org.millioncarrots.platform.http.Problem;

/** Writes what answers of the bank have changed: attempts, payouts, bookings, and what became of each line. */
@ApplicationScoped
public class WriteAnswers {
    private final Attempts attempts;
    private final Payouts payouts;
    private final BankMessageSql sql;
    private final Ledger ledger;
    private final ActOnAnswers actOnAnswers;
    private final Clock clock;

    WriteAnswers(
            Attempts attempts,
            Payouts payouts,
            BankMessageSql sql,
            Ledger ledger,
            ActOnAnswers actOnAnswers,
            Clock clock) {
        this.attempts = attempts;
        this.payouts = payouts;
        this.sql = sql;
        this.ledger = ledger;
        this.actOnAnswers = actOnAnswers;
        this.clock = clock;
    }

    /** @param only as {@link MessageApplication} has it */
    MessageApplication of(BankMessage message, UUID id, @Nullable Set<String> only) {
        return new MessageApplication(attempts, this, id, message, only == null ? 0 : sql.lastLine(id), only);
    }

    /**
     * @param bookings the steps that each attempt takes, in their order
     * @param reasons what the bank gives for payments that it rejects or sends back
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(
            UUID message,
            Collection<Change> changes,
            Map<UUID, List<Step>> bookings,
            List<Reason> reasons,
            List<Line> lines) {
        write(changes, bookings, clock.instant());
        actOnAnswers.act(message, reasons);
        sql.insertLines(message, lines);
    }

    /**
     * @return when it was done
     * @throws Problem if the payout stands where the ruling cannot be carried out (409)
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Instant rule(Match match, Ruling ruling) {
        Verdict verdict = RulingRules.ruled(match.standing(), ruling);
        if (verdict == null) {
            throw Problem.conflict(
                    ConflictReason.PAYOUT_STATE,
                    "the payout is " + match.standing().payout() + ": what is owed in its place has to be cancelled");
        }
        return apply(match, verdict);
    }

    /**
     * The payout has come back, although with less than was paid: two people have said what becomes of the rest.
     *
     * @param reason the bank's
     * @throws Problem if nothing was sent for it (404), or it has not been paid, or came back already (409)
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void returnedLess(UUID payout, @Nullable String reason) {
        Match match = attempts.sentFor(payout);
        Verdict verdict = AnswerRules.returned(match.standing(), reason == null ? "OTHER" : reason);
        if (verdict.payout() != PayoutState.RETURNED) {
            throw Problem.conflict(
                    ConflictReason.PAYOUT_STATE,
                    "the payout is " + match.standing().payout() + ": nothing of it can have come back");
        }
        apply(match, verdict);
    }

    private Instant apply(Match match, Verdict verdict) {
        Instant now = clock.instant();
        write(
                List.of(new Change(match, match.standing().after(verdict))),
                Map.of(match.attemptId(), verdict.steps()),
                now);
        return now;
    }

    private void write(Collection<Change> changes, Map<UUID, List<Step>> bookings, Instant now) {
        attempts.move(changes, now);
        movePayouts(changes, now);
        book(bookings, LocalDate.ofInstant(now, clock.getZone()));
    }

    /** All first steps, then all second ones. */
    private void book(Map<UUID, List<Step>> bookings, LocalDate businessOn) {
        int most = bookings.values().stream().mapToInt(List::size).max().orElse(0);
        for (int turn = 0; turn < most; turn++) {
            Map<Step, List<UUID>> next = new EnumMap<>(Step.class);
            for (Map.Entry<UUID, List<Step>> booking : bookings.entrySet()) {
                if (turn < booking.getValue().size()) {
                    next.computeIfAbsent(booking.getValue().get(turn), step -> new ArrayList<>())
                            .add(booking.getKey());
                }
            }
            // What comes back, and what follows on that, may happen more than once.
            boolean isFirst = turn == 0;
            next.forEach((step, moved) -> {
                if (isFirst && step != Step.SEND && step != Step.RETURN) {
                    ledger.advance(Attempts.moneyOf(moved), step, businessOn);
                } else {
                    ledger.advanceAgain(Attempts.moneyOf(moved), step, businessOn);
                }
            });
        }
    }

    private void movePayouts(Collection<Change> changes, Instant now) {
        changes.stream()
                .filter(Change::movesPayout)
                .collect(Collectors.groupingBy(change -> change.now().payout()))
                .forEach((next, moved) -> {
                    Set<UUID> ids =
                            moved.stream().map(one -> one.match().payoutId()).collect(Collectors.toSet());
                    if (payouts.move(ids, next, now) != ids.size()) {
                        throw new IllegalStateException("a payout that is locked cannot become " + next);
                    }
                });
    }

    /** @param matchedAgain what lines of a message that is applied again name, and something belongs to by now */
    @Transactional(Transactional.TxType.MANDATORY)
    void finish(UUID message, Collection<String> matchedAgain) {
        if (!matchedAgain.isEmpty()) {
            sql.matched(message, matchedAgain);
        }
        actOnAnswers.checkPayees(message);
        sql.count(message);
    }
}
