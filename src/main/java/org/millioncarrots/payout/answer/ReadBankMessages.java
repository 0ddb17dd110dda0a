package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.platform.http.Problem;

/** Bank messages as finance sees them. */
@ApplicationScoped
public class ReadBankMessages {
    private static final int LINES_SHOWN = 1_000;

    private final BankMessageSql sql;

    ReadBankMessages(BankMessageSql sql) {
        this.sql = sql;
    }

    @Transactional
    public Page<BankMessageView.Summary> list(boolean isUnmatched, @Nullable UUID cursor, int limit) {
        return Page.of(sql.page(isUnmatched, cursor, limit + 1), limit, message -> message.id()
                .toString());
    }

    @Transactional
    public BankMessageView get(UUID id) {
        return sql.view(id, LINES_SHOWN).orElseThrow(() -> Problem.notFound("bank message"));
    }
}
