package org.millioncarrots.restore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.audit.ReadAudit;
import org.millioncarrots.ledger.ReadLedger;
import org.millioncarrots.payout.answer.CheckBankLines;
import org.millioncarrots.payout.stop.PaymentStops;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.restore.RestoreVerification.Check;
import org.millioncarrots.restore.RestoreVerification.Line;

/** Checks what must hold before payments are opened again, each check in a transaction of its own, and keeps what was found. */
@ApplicationScoped
@RegisterForReflection(targets = {RestoreVerification.class, Line.class, Check.class})
class VerifyRestore {
    private final ReadLedger ledger;
    private final ReadAudit audit;
    private final PaymentStops stops;
    private final CheckBankLines bankLines;
    private final CheckDecisions decisions;
    private final RestoreVerificationSql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;

    VerifyRestore(
            ReadLedger ledger,
            ReadAudit audit,
            PaymentStops stops,
            CheckBankLines bankLines,
            CheckDecisions decisions,
            RestoreVerificationSql sql,
            AuditLog auditLog,
            Caller caller,
            Ids ids,
            Clock clock) {
        this.ledger = ledger;
        this.audit = audit;
        this.stops = stops;
        this.bankLines = bankLines;
        this.decisions = decisions;
        this.sql = sql;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param statementsThrough not in the future */
    RestoreVerification verify(LocalDate statementsThrough, int acceptedUnknown) {
        if (statementsThrough.isAfter(LocalDate.now(clock))) {
            throw Problem.invalid("statementsThrough", "a day that is not in the future");
        }
        stops.notice();
        // Before everything that is looked at: what comes later makes the verification too old.
        Instant now = clock.instant();
        List<Line> lines = List.of(
                balance(),
                auditChain(),
                statements(statementsThrough),
                bankLines(acceptedUnknown),
                decisions.check(sql.stoppedAt()));
        RestoreVerification verification = new RestoreVerification(
                ids.next(),
                lines.stream().allMatch(Line::green),
                statementsThrough,
                acceptedUnknown,
                lines,
                caller.person(),
                now);
        QuarkusTransaction.requiringNew().run(() -> store(verification));
        return verification;
    }

    /** @throws Problem if there is none (404) */
    @Transactional
    RestoreVerification get(UUID id) {
        return sql.get(id).orElseThrow(() -> Problem.notFound("restore verification"));
    }

    private void store(RestoreVerification verification) {
        sql.insert(verification);
        auditLog.record(
                AuditAction.RESTORE_VERIFIED,
                verification.id(),
                AuditDetail.date("statementsThrough", verification.statementsThrough()),
                AuditDetail.number("acceptedUnknown", verification.acceptedUnknown()),
                AuditDetail.number(
                        "red",
                        verification.lines().stream()
                                .filter(line -> !line.green())
                                .count()));
    }

    private Line balance() {
        boolean balanced = QuarkusTransaction.requiringNew().call(ledger::balances);
        return new Line(
                Check.BALANCE,
                balanced,
                balanced
                        ? "debits and credits are equal in every currency"
                        : "the books do not balance: GET /v1/ledger/trial-balance");
    }

    private Line auditChain() {
        ReadAudit.AuditVerificationView chain =
                QuarkusTransaction.requiringNew().call(() -> audit.verify(() -> false));
        String last = sql.lastActBeforeTheStop()
                .map(at -> "; the last before payments were stopped is of " + at)
                .orElse("");
        return new Line(
                Check.AUDIT,
                chain.whole(),
                chain.whole()
                        ? chain.entries() + " audit entries in one chain" + last
                        : "the audit chain is broken at entry " + chain.brokenAt());
    }

    /** Banks do not book every day: which days statements are for is for a person to say. */
    private Line statements(LocalDate through) {
        LocalDate yesterday = LocalDate.now(clock).minusDays(1);
        boolean green = !through.isBefore(yesterday);
        String imported = sql.messagesSinceTheStop() + " bank messages and files imported since payments were stopped";
        return new Line(
                Check.STATEMENTS,
                green,
                green
                        ? "statements stated to be complete through " + through + "; " + imported
                        : "statements are needed through " + yesterday + " at least; " + imported);
    }

    private Line bankLines(int acceptedUnknown) {
        CheckBankLines.BankLines found = bankLines.compare();
        String line = found.unsent() + " payouts that the bank has named are due or in a batch, " + found.applicable()
                + " other payments or files of its lines are known by now (import those messages again: "
                + sql.unmatchedMessages() + "), " + found.unknown() + " are unknown";
        boolean green = found.unsent() == 0 && found.applicable() == 0 && found.unknown() == acceptedUnknown;
        return new Line(
                Check.BANK_LINES,
                green,
                green && found.unknown() == 0
                        ? "no payout is due or in a batch that the bank has named, and nothing that it has named is unknown"
                        : line);
    }
}
