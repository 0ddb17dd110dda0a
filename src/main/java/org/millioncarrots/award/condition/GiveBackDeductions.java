package org.millioncarrots.award.condition;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.award.BookAwards;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.programme.Programmes;

/** What was deducted for an overpayment goes back to the appropriation once the instalment has fallen due. */
@ApplicationScoped
class GiveBackDeductions {
    private final Sql sql;
    private final Programmes programmes;
    private final BookAwards books;

    GiveBackDeductions(Sql sql, Programmes programmes, BookAwards books) {
        this.sql = sql;
        this.programmes = programmes;
        this.books = books;
    }

    private record Deduction(UUID instalmentId, String programme, int programmeVersion, Money amount) {}

    /**
     * Claims deductions and books them; another replica takes others. Programmes that cannot be read for now wait.
     *
     * @return how many instalments, at most the limit
     */
    @Transactional
    int giveBack(int limit) {
        List<Deduction> deductions = sql.of("""
                update instalment set deduction_booked = true
                where (bucket, id) in (
                    select bucket, id from instalment
                    where deducted_minor > 0 and not deduction_booked and state = 'PAYABLE'
                        and programme <> all (:without)
                    order by bucket, id limit :limit for update skip locked)
                returning id, programme, programme_version, deducted_minor, currency
                """)
                .with("without", programmes.disabled())
                .with("limit", limit)
                .list(row -> new Deduction(
                        row.id("id"),
                        row.text("programme"),
                        row.integer("programme_version"),
                        row.money("deducted_minor", "currency")));
        deductions.forEach(
                one -> books.giveBack(one.instalmentId(), one.programme(), one.programmeVersion(), one.amount()));
        return deductions.size();
    }
}
