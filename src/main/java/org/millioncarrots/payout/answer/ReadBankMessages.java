package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.millioncarrots.payout.answer.BankMessageResource.BankMessageResponse;
import org.millioncarrots.payout.answer.BankMessageResource.LineView;
import org.millioncarrots.platform.http.Problem;

/** Bank messages as finance sees them. */
@ApplicationScoped
class ReadBankMessages {
    private static final int LINES_SHOWN = 1_000;

    private final BankMessageSql sql;

    ReadBankMessages(BankMessageSql sql) {
        this.sql = sql;
    }

    @Transactional
    BankMessageResponse get(UUID id) {
        return sql.message(id)
                .map(row -> new BankMessageResponse(
                        id,
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Integer.class),
                        row.get(3, Integer.class),
                        sql.lines(id, LINES_SHOWN).stream().map(LineView::of).toList(),
                        row.get(4, Instant.class)))
                .orElseThrow(() -> Problem.notFound("bank message"));
    }
}
