package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Consumer;
import org.millioncarrots.payout.statement.StatementPage.Finding;
import org.millioncarrots.payout.statement.StatementPage.Line;

/** Gathers what the page of one statement shows, and its lines for a file. */
@ApplicationScoped
class ShowStatement {
    private static final int LINES = 200;

    private final ReadStatements statements;
    private final StatementPageSql sql;

    ShowStatement(ReadStatements statements, StatementPageSql sql) {
        this.statements = statements;
        this.sql = sql;
    }

    /** @throws org.millioncarrots.platform.http.Problem if there is none (404) */
    @Transactional
    StatementPage show(UUID id) {
        BankStatementView.Details details = statements.get(id);
        BankStatementView statement = details.statement();
        StatementPageSql.Sums sums = sql.sums(id);
        return new StatementPage(
                id,
                statement.account(),
                statement.currency(),
                statement.standing().name(),
                statement.reference(),
                statement.number(),
                statement.closesOn(),
                statement.opening(),
                statement.closing(),
                statement.unexplained(),
                statement.debits(),
                statement.credits(),
                sums.moved(),
                sums.matched(),
                sums.explained(),
                sums.open(),
                statement.messageId(),
                details.findings().stream()
                        .map(finding -> new Finding(finding.kind().name(), finding.on(), finding.amount()))
                        .toList(),
                sql.lines(id, LINES),
                sql.count(id));
    }

    /** @throws org.millioncarrots.platform.http.Problem if there is none (404) */
    @Transactional
    long count(UUID id) {
        statements.get(id);
        return sql.count(id);
    }

    @Transactional
    void each(UUID id, Consumer<Line> taker) {
        sql.each(id, taker);
    }
}
