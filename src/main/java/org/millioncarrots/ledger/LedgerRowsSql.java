package org.millioncarrots.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.LedgerView.TransferLine;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** The statement on the transfers behind a figure of the books. */
@ApplicationScoped
class LedgerRowsSql {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String ACCOUNTS = """
                with account as (
                    select id from ledger_account
                    where (cast(:programme as varchar) is null or programme = cast(:programme as varchar))
                        and (cast(:sponsor as varchar) is null or sponsor = cast(:sponsor as varchar))
                        and (cast(:currency as varchar) is null or currency = cast(:currency as varchar))
                        and (cast(:account as varchar) is null or kind = cast(:account as varchar))
                )
                """;

    private static final String ROWS = ACCOUNTS + """
                select t.id, t.step, t.amount_minor, t.currency, d.programme, d.sponsor, d.kind as debit, c.kind as credit,
                    t.subject_id, t.link_id, t.business_on, t.booked_at
                from transfer t
                join ledger_account d on d.id = t.debit_account
                join ledger_account c on c.id = t.credit_account
                """;

    private static final String CHOSEN = """
                where (t.bucket, t.id) > (:bucket, :after) and t.business_on between :first and :last
                    and (cast(:step as varchar) is null or t.step = cast(:step as varchar))
                    and (cast(:subject as uuid) is null
                        or (t.bucket = :subjectBucket and t.subject_id = cast(:subject as uuid)))
                    and (t.debit_account in (select id from account) or t.credit_account in (select id from account))
                """;

    private static final String ORDER = """
                order by t.bucket, t.id limit :limit
                """;

    private final Sql sql;

    LedgerRowsSql(Sql sql) {
        this.sql = sql;
    }

    /** Of one kind of account if it is named, whichever side it is on; absent fields do not narrow. */
    record Filter(
            @Nullable String programme,
            @Nullable String sponsor,
            @Nullable String currency,
            @Nullable String account,
            @Nullable String step,
            @Nullable UUID subject,
            LocalDate first,
            LocalDate last) {}

    /** In the order of the primary key. */
    List<TransferLine> rows(Filter filter, UUID after, int limit) {
        return statement(ROWS + CHOSEN + ORDER, filter, after)
                .with("limit", limit)
                .list(LedgerSql::line);
    }

    /** As {@link #rows}, all of them, each given away as it comes. */
    void each(Filter filter, Consumer<TransferLine> taker) {
        statement(ROWS + CHOSEN + ORDER, filter, BEFORE_ALL)
                .with("limit", Integer.MAX_VALUE)
                .forEach(row -> taker.accept(LedgerSql.line(row)));
    }

    long count(Filter filter) {
        return statement(ACCOUNTS + "select count(*) from transfer t " + CHOSEN, filter, BEFORE_ALL)
                .number();
    }

    private Sql.Statement statement(String text, Filter filter, UUID after) {
        return sql.of(text)
                .with("programme", filter.programme())
                .with("sponsor", filter.sponsor())
                .with("currency", filter.currency())
                .with("account", filter.account())
                .with("step", filter.step())
                .with("first", filter.first())
                .with("last", filter.last())
                .with("bucket", Ids.bucketOf(after))
                .with("after", after)
                .with("subject", filter.subject())
                .with("subjectBucket", filter.subject() == null ? (short) 0 : Ids.bucketOf(filter.subject()));
    }
}
