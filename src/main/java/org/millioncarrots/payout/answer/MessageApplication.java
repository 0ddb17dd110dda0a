package org.millioncarrots.payout.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankAnswer;
import org.millioncarrots.bank.BankMessage;
import org.millioncarrots.bank.BankMessage.AccountReport;
import org.millioncarrots.bank.BankMessage.Kind;
import org.millioncarrots.bank.BankMessage.References;
import org.millioncarrots.bank.StatedAmounts.Fit;
import org.millioncarrots.ledger.Step;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.AttemptState;
import org.millioncarrots.payout.PayoutState;
import org.millioncarrots.payout.answer.AnswerRules.Outcome;
import org.millioncarrots.payout.answer.AnswerRules.Standing;
import org.millioncarrots.payout.answer.Attempts.Change;
import org.millioncarrots.payout.answer.Attempts.Match;
import org.millioncarrots.payout.answer.BankMessageSql.Line;
import org.millioncarrots.payout.consequence.ActOnAnswers.Reason;
import org.millioncarrots.payout.recognition.PaymentsNamed;

/**
 * One message while it passes, some thousand lines at a time: finds the payments meant, lets {@link AnswerRules} decide, and
 * writes payouts, attempts, bookings and what became of each line. Within the caller's transaction.
 */
final class MessageApplication {
    private static final int LINES_AT_ONCE = 2_000;

    private final Attempts attempts;
    private final WriteAnswers writer;
    private final UUID message;
    /** Of a report during the day only what names a payment of ours is kept: its lines come again with the statement. */
    private final boolean keepsUnmatched;

    private final List<BankUnit> waiting = new ArrayList<>();
    private int linesWaiting;
    private int units;
    private int lines;
    private final Set<UUID> named = new HashSet<>();
    private final @Nullable Set<String> only;
    /** What lines that are applied again name, and something belongs to. */
    private final Set<String> matchedAgain = new HashSet<>();

    private final Map<UUID, Integer> debitedIn = new HashMap<>();

    private final Map<UUID, Change> changes = new LinkedHashMap<>();
    private final Map<UUID, List<Step>> bookings = new LinkedHashMap<>();
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Line> record = new ArrayList<>();

    /**
     * @param linesBefore how many lines the record of the message has already
     * @param only what is applied again: lines that name it and to which nothing was known to belong; null for a new message
     */
    MessageApplication(
            Attempts attempts,
            WriteAnswers writer,
            UUID id,
            BankMessage message,
            int linesBefore,
            @Nullable Set<String> only) {
        this.attempts = attempts;
        this.writer = writer;
        this.lines = linesBefore;
        this.only = only;
        this.message = id;
        this.keepsUnmatched = !(message instanceof AccountReport report && report.kind() == Kind.INTERIM_REPORT);
    }

    void add(BankUnit unit) {
        waiting.add(unit);
        linesWaiting += Math.max(1, unit.payments().size());
        if (linesWaiting >= LINES_AT_ONCE) {
            apply();
        }
    }

    void finish() {
        apply();
        writer.finish(message, matchedAgain);
    }

    private void apply() {
        PaymentsNamed payments = new PaymentsNamed(
                attempts,
                waiting.stream()
                        .flatMap(unit -> unit.payments().stream())
                        .map(BankLine::references)
                        .filter(Objects::nonNull)
                        .toList());
        for (BankUnit unit : waiting) {
            units++;
            apply(unit, payments);
        }
        waiting.clear();
        linesWaiting = 0;
        write();
    }

    private void apply(BankUnit unit, PaymentsNamed payments) {
        List<@Nullable Match> matches = new ArrayList<>(unit.payments().size());
        unit.payments().forEach(line -> matches.add(payments.find(line.references())));
        if (matches.stream().anyMatch(Objects::nonNull)) {
            applyToPayments(unit, payments, matches);
        } else {
            List<Match> members = unit.files().isEmpty() ? List.of() : attempts.ofFiles(unit.files());
            if (members.isEmpty()) {
                noteUnmatched(unit);
            } else if (unit.whole().booking() == null) {
                members.stream()
                        .filter(member -> !(unit.isRest() && named.contains(member.attemptId())))
                        .forEach(member -> applyTo(unit, member, unit.whole(), Fit.MISSING));
            } else {
                applyToFile(unit, members);
            }
        }
    }

    private void noteUnmatched(BankUnit unit) {
        List<BankLine> all = unit.payments().isEmpty() ? List.of(unit.whole()) : unit.payments();
        all.forEach(line -> note(unit, line, null, unmatched(line)));
    }

    private static Verdict unmatched(BankLine line) {
        return line.bar() == null ? Verdict.of(Outcome.UNMATCHED) : Verdict.parked(line.bar());
    }

    private void applyToPayments(BankUnit unit, PaymentsNamed payments, List<@Nullable Match> matches) {
        for (int i = 0; i < matches.size(); i++) {
            BankLine line = unit.payments().get(i);
            Match match = matches.get(i);
            if (match == null) {
                note(unit, line, null, unmatched(line));
            } else if (payments.contradict(match, line.references())) {
                Verdict parked = Verdict.parked("REFS");
                payments.all(line.references())
                        .forEach(meant -> change(meant, AnswerRules.doubted(standing(meant), line, parked)));
                note(unit, line, match, parked);
            } else {
                Fit fit = line.fit(match.amount());
                boolean sumTells = fit == Fit.MISSING && AnswerRules.movesMoney(line.answer());
                applyTo(unit, match, line, sumTells ? fitOfSum(unit, matches) : fit);
            }
        }
    }

    /** Where the payments of an entry have no amounts of their own, the entry has to be all of them together. */
    private static Fit fitOfSum(BankUnit unit, List<@Nullable Match> matches) {
        List<Match> all = matches.stream().filter(Objects::nonNull).distinct().toList();
        return all.size() == matches.size() ? fit(unit.whole(), all) : Fit.MISSING;
    }

    /** A whole file is booked: all of it, or less what was rejected before; the sum and the bank's count say which. */
    private void applyToFile(BankUnit unit, List<Match> members) {
        BankLine whole = unit.whole();
        if (whole.bar() != null || whole.answer() instanceof BankAnswer.Unclassified) {
            note(unit, whole, null, Verdict.parked(whole.bar()));
            return;
        }
        if (!AnswerRules.movesMoney(whole.answer())) {
            members.forEach(member -> applyTo(unit, member, whole, Fit.MISSING));
            return;
        }
        List<Match> accepted = with(members, now -> now.attempt() != AttemptState.REJECTED);
        List<Match> owed = with(accepted, now -> now.payout() != PayoutState.REJECTED);
        List<Match> certain = with(accepted, now -> now.payout() != PayoutState.UNKNOWN);
        List<Match> booked = Stream.of(owed, accepted, members, certain)
                .filter(some -> !some.isEmpty() && (unit.count() == null || unit.count() == some.size()))
                .filter(some -> fit(whole, some) == Fit.SAME)
                .findFirst()
                .orElse(List.of());
        if (booked.isEmpty()) {
            boolean isUnclear = fit(whole, members) == Fit.UNCLEAR;
            Verdict verdict = isUnclear ? Verdict.parked("AMOUNT") : Verdict.of(Outcome.MISMATCH);
            members.forEach(member -> change(member, AnswerRules.doubted(standing(member), whole, verdict)));
            note(unit, whole, null, verdict);
        }
        booked.forEach(member -> applyTo(unit, member, whole, Fit.SAME));
        if (members.size() == 1) {
            learn(members.getFirst(), whole);
        }
    }

    private List<Match> with(List<Match> matches, Predicate<Standing> condition) {
        return matches.stream().filter(match -> condition.test(standing(match))).toList();
    }

    private static Fit fit(BankLine line, List<Match> matches) {
        return line.fit(matches.stream().map(Match::amount).reduce(Money::plus).orElseThrow());
    }

    private void applyTo(BankUnit unit, Match match, BankLine line, Fit fit) {
        named.add(match.attemptId());
        boolean isPayment = line.references() != null && !unit.payments().isEmpty();
        if (isPayment) {
            learn(match, line);
        }
        boolean isDebit = line.answer() instanceof BankAnswer.Settled && line.booking() != null;
        Standing before = standing(match);
        Verdict verdict = AnswerRules.verdict(before, line, fit, isDebit && isToldTwice(match, line, before));
        if (isDebit && verdict.outcome() != Outcome.MISMATCH) {
            debitedIn.put(match.attemptId(), units);
        }
        change(match, verdict);
        if (!verdict.steps().isEmpty()) {
            bookings.computeIfAbsent(match.attemptId(), attempt -> new ArrayList<>(2))
                    .addAll(verdict.steps());
        }
        note(unit, line, match, verdict, isPayment ? line.amounts().shown() : match.amount());
        Money beyond = line.amounts().beyond(match.amount());
        if (isPayment && isDebit && beyond != null && verdict.outcome() == Outcome.APPLIED) {
            note(unit, line, match, Verdict.parked("CHRG"), beyond);
        }
    }

    private void change(Match match, Verdict verdict) {
        Standing before = standing(match);
        Standing after = before.after(verdict);
        if (!after.equals(before)) {
            changes.put(match.attemptId(), new Change(match, after));
        }
    }

    /** Whatever becomes of the line: the amount may be another one, and the account is closed all the same. */
    private void learn(Match match, BankLine line) {
        if (line.bar() == null) {
            line.reasons().forEach(code -> reasons.add(new Reason(match.attemptId(), code)));
        }
    }

    /** An entry tells a payment once; two entries of a message that have no reference by which they would be one are two. */
    private boolean isToldTwice(Match match, BankLine line, Standing before) {
        Integer unit = debitedIn.get(match.attemptId());
        Booking known = before.debit();
        boolean isSameByReference = known != null
                && line.booking() != null
                && known.reference() != null
                && known.reference().equals(line.booking().reference());
        return unit != null && (unit == units || !isSameByReference);
    }

    private Standing standing(Match match) {
        Change change = changes.get(match.attemptId());
        return change == null ? match.standing() : change.now();
    }

    private void note(BankUnit unit, BankLine line, @Nullable Match match, Verdict verdict) {
        note(unit, line, match, verdict, line.amounts().shown());
    }

    private void note(BankUnit unit, BankLine line, @Nullable Match match, Verdict verdict, @Nullable Money amount) {
        String name = unit.name(line);
        boolean isUnmatched = verdict.outcome() == Outcome.UNMATCHED;
        if ((match == null && !keepsUnmatched)
                || (only != null && (isUnmatched || name == null || !only.contains(name)))) {
            return;
        }
        if (only != null && name != null) {
            matchedAgain.add(name);
        }
        References references = line.references();
        // What is not ours may be anybody's reference: only that there was one is kept.
        String foreign = references == null || references.endToEndId() == null ? null : "NOT-OURS";
        String banks = AnswerRules.code(line.answer());
        lines++;
        record.add(new Line(
                lines,
                match == null ? foreign : match.endToEndId(),
                name,
                AnswerRules.name(line.answer()),
                banks == null || line.bar() != null ? verdict.why() : banks,
                amount,
                match == null ? null : match.payoutId(),
                verdict.outcome(),
                unit.entry()));
    }

    private void write() {
        writer.write(message, changes.values(), bookings, reasons, record);
        changes.clear();
        bookings.clear();
        reasons.clear();
        record.clear();
    }
}
