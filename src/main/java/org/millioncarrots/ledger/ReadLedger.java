package org.millioncarrots.ledger;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.ledger.LedgerView.TrialBalance;
import org.millioncarrots.platform.http.Page;

/** Reads the books, now or as they stood. */
@ApplicationScoped
public class ReadLedger {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** A million lines over a slow network take minutes. */
    private static final int LONG_TIMEOUT_SECONDS = 1_800;

    private final LedgerSql sql;
    private final LedgerRowsSql rows;
    private final Clock clock;

    ReadLedger(LedgerSql sql, LedgerRowsSql rows, Clock clock) {
        this.sql = sql;
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional
    List<AccountBalance> accounts() {
        return sql.balances(null);
    }

    @Transactional
    TrialBalance trialBalance(@Nullable Instant asOf) {
        Instant upTo = asOf == null ? clock.instant() : asOf;
        List<AccountBalance> accounts = sql.balances(asOf);
        List<TrialBalance.Line> currencies = TrialBalance.currencies(accounts);
        return new TrialBalance(upTo, currencies.stream().allMatch(TrialBalance.Line::balances), currencies, accounts);
    }

    /** Whether both sides come to the same in every currency, counted side by side from every transfer there is. */
    @Transactional
    public boolean balances() {
        return sql.totals(clock.instant()).stream().allMatch(TrialBalance.Line::balances);
    }

    @Transactional
    Page<TransferLine> transfers(@Nullable UUID cursor, @Nullable UUID subject, int limit) {
        return Page.of(sql.transfers(cursor == null ? BEFORE_ALL : cursor, subject, limit + 1), limit, line -> line.id()
                .toString());
    }

    /** What money moved for a payout, an instalment or an award, the first first. */
    @Transactional
    public List<TransferLine> of(UUID subject, int limit) {
        return sql.transfers(BEFORE_ALL, subject, limit);
    }

    @Transactional
    @TransactionConfiguration(timeout = LONG_TIMEOUT_SECONDS)
    long count(LedgerRowsSql.Filter filter) {
        return rows.count(filter);
    }

    /** All of those that are counted, in constant memory. */
    @Transactional
    @TransactionConfiguration(timeout = LONG_TIMEOUT_SECONDS)
    void each(LedgerRowsSql.Filter filter, Consumer<TransferLine> taker) {
        rows.each(filter, taker);
    }

    /** Those behind a figure of the books. */
    @Transactional
    Page<TransferLine> transfers(LedgerRowsSql.Filter filter, @Nullable UUID cursor, int limit) {
        return Page.of(rows.rows(filter, cursor == null ? BEFORE_ALL : cursor, limit + 1), limit, line -> line.id()
                .toString());
    }
}
