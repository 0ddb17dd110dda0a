package org.millioncarrots.payout.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/** Statements as finance sees them. */
@ApplicationScoped
class ReadStatements {
    static final int ENTRIES_SHOWN = 1_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final StatementViewSql sql;

    ReadStatements(StatementViewSql sql) {
        this.sql = sql;
    }

    /**
     * Which statements are asked for; null for any.
     *
     * @param from the first day that they may close
     */
    record Filter(
            @Nullable String account,
            @Nullable String currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @Transactional
    Page<BankStatementView> list(Filter filter, @Nullable UUID cursor, int limit) {
        return Page.of(sql.page(filter, cursor == null ? BEFORE_ALL : cursor, limit + 1), limit, one -> one.id()
                .toString());
    }

    @Transactional
    BankStatementView.Details get(UUID id) {
        BankStatementView statement = sql.get(id).orElseThrow(() -> Problem.notFound("bank statement"));
        return new BankStatementView.Details(
                statement, sql.balances(id), sql.findings(id), sql.sums(id), sql.entries(id, ENTRIES_SHOWN));
    }
}
