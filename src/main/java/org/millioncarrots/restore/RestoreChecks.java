package org.millioncarrots.restore;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.audit.ReadAudit;
import org.millioncarrots.ledger.ReadLedger;
import org.millioncarrots.payout.answer.CheckBankLines;
import org.millioncarrots.payout.stop.PaymentStops;
import org.millioncarrots.restore.RestoreVerification.Check;
import org.millioncarrots.restore.RestoreVerification.Line;

/** What must hold before payments are opened again; each check in a transaction of its own. */
@ApplicationScoped
class RestoreChecks {
    private final ReadLedger ledger;
    private final ReadAudit audit;
    private final PaymentStops stops;
    private final CheckBankLines bankLines;
    private final CheckDecisions decisions;
    private final RestoreVerificationSql sql;

    RestoreChecks(
            ReadLedger ledger,
            ReadAudit audit,
            PaymentStops stops,
            CheckBankLines bankLines,
            CheckDecisions decisions,
            RestoreVerificationSql sql) {
        this.ledger = ledger;
        this.audit = audit;
        this.stops = stops;
        this.bankLines = bankLines;
        this.decisions = decisions;
        this.sql = sql;
    }

    List<Line> check(LocalDate statementsThrough, LocalDate today, int acceptedUnknown) {
        stops.notice();
        return List.of(
                balance(),
                auditChain(),
                statements(statementsThrough, today.minusDays(1)),
                bankLines(acceptedUnknown),
                decisions.check(sql.stoppedAt()));
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
    private Line statements(LocalDate through, LocalDate yesterday) {
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
