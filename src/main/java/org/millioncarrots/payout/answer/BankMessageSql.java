package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.ReasonCode.Consequence;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.answer.AnswerRules.Outcome;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** The statements of bank messages and their lines. */
@ApplicationScoped
public class BankMessageSql {
    private final Sql sql;

    BankMessageSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * One line of the record of a message.
     *
     * @param entry the number of the entry in which it stands; null if it stands in none
     */
    public record Line(
            int number,
            @Nullable String endToEndId,
            @Nullable String named,
            String answer,
            @Nullable String reason,
            @Nullable Money amount,
            @Nullable UUID payoutId,
            Outcome outcome,
            @Nullable Integer entry) {}

    public Optional<UUID> known(String sha256) {
        return sql.of("select id from bank_message where sha256 = :sha256")
                .with("sha256", sha256)
                .first(row -> row.id("id"));
    }

    void insert(UUID id, String sha256, String kind, byte[] sealed, String person, Instant now) {
        sql.of("""
                insert into bank_message (id, sha256, kind, sealed, matched, unmatched, received_by, received_at)
                values (:id, :sha256, :kind, :sealed, 0, 0, :person, :now)
                """)
                .with("id", id)
                .with("sha256", sha256)
                .with("kind", kind)
                .with("sealed", sealed)
                .with("person", person)
                .with("now", now)
                .run();
    }

    public void insertLines(UUID message, List<Line> lines) {
        sql.batch("""
                insert into bank_message_line (message_id, line, end_to_end_id, answer, reason, amount_minor, currency,
                    bucket, payout_id, outcome, named, entry)
                values (:message, :line, :endToEndId, :answer, :reason, :minor, :currency, :bucket, :payout, :outcome, :named, :entry)
                """, lines, (values, line) -> values.with("message", message)
                .with("line", line.number())
                .with("endToEndId", line.endToEndId())
                .with("answer", line.answer())
                .with("reason", line.reason())
                .with("minor", line.amount() == null ? null : line.amount().minorUnits())
                .with("currency", line.amount() == null ? null : line.amount().currency())
                .with("bucket", line.payoutId() == null ? null : Ids.bucketOf(line.payoutId()))
                .with("payout", line.payoutId())
                .with("outcome", line.outcome())
                .with("named", line.named())
                .with("entry", line.entry()));
    }

    /** What lines of the message name that nothing was known to belong to. */
    public List<String> unmatched(UUID message) {
        return sql.of("""
                select distinct named from bank_message_line
                where message_id = :id and outcome = 'UNMATCHED' and named is not null
                """).with("id", message).list(row -> row.text("named"));
    }

    /** The same of all messages. */
    List<String> unmatchedNames() {
        return sql.of("select distinct named from bank_message_line where outcome = 'UNMATCHED' and named is not null")
                .list(row -> row.text("named"));
    }

    int lastLine(UUID message) {
        return sql.of("select coalesce(max(line), 0) as last from bank_message_line where message_id = :id")
                .with("id", message)
                .one(row -> row.integer("last"));
    }

    /** What the lines name is known by now: another line of the message has what became of it. */
    public void matched(UUID message, Collection<String> names) {
        sql.of("""
                update bank_message_line set outcome = 'REPEATED'
                where message_id = :id and outcome = 'UNMATCHED' and named = any (:names)
                """).with("id", message).with("names", names).run();
    }

    /** How many of its lines changed or confirmed something, and how many did not. */
    public void count(UUID message) {
        sql.of("""
                update bank_message set
                    matched = (select count(*) from bank_message_line
                        where message_id = :id and outcome in ('APPLIED', 'REPEATED')),
                    unmatched = (select count(*) from bank_message_line
                        where message_id = :id and outcome not in ('APPLIED', 'REPEATED'))
                where id = :id
                """).with("id", message).run();
    }

    /** From the newest on: ids are in the order of time. */
    List<BankMessageView.Summary> page(boolean isUnmatched, @Nullable UUID before, int limit) {
        return sql.of("""
                        select id, kind, sha256, matched, unmatched, received_by, received_at, text_destroyed_at
                        from bank_message
                        where (cast(:before as uuid) is null or id < cast(:before as uuid))
                            and (not :unmatched or unmatched > 0)
                        order by id desc limit :limit
                        """)
                .with("before", before)
                .with("unmatched", isUnmatched)
                .with("limit", limit)
                .list(row -> new BankMessageView.Summary(
                        row.id("id"),
                        row.text("kind"),
                        row.text("sha256"),
                        row.integer("matched"),
                        row.integer("unmatched"),
                        row.text("received_by"),
                        row.instant("received_at"),
                        row.instantOrNull("text_destroyed_at")));
    }

    /** A message with at most so many of its lines, those first that need a person. */
    Optional<BankMessageView> view(UUID id, int limit) {
        return sql.of("""
                        select kind, sha256, matched, unmatched, received_at, text_destroyed_at
                        from bank_message where id = :id
                        """)
                .with("id", id)
                .first(row -> new BankMessageView(
                        id,
                        row.text("kind"),
                        row.text("sha256"),
                        row.integer("matched"),
                        row.integer("unmatched"),
                        lines(id, limit),
                        consequences(id, limit),
                        row.instant("received_at"),
                        row.instantOrNull("text_destroyed_at")));
    }

    private List<BankMessageView.ConsequenceView> consequences(UUID id, int limit) {
        return sql.of("""
                select payout_id, consequence, reason from bank_consequence where message_id = :id
                order by bucket, id limit :limit
                """)
                .with("id", id)
                .with("limit", limit)
                .list(row -> new BankMessageView.ConsequenceView(
                        row.id("payout_id"), row.code(Consequence.class, "consequence"), row.text("reason")));
    }

    private List<BankMessageView.LineView> lines(UUID id, int limit) {
        return sql.of("""
                select line, end_to_end_id, answer, reason, amount_minor, currency, payout_id, outcome
                from bank_message_line where message_id = :id
                order by outcome in ('APPLIED', 'REPEATED'), line limit :limit
                """)
                .with("id", id)
                .with("limit", limit)
                .list(row -> new BankMessageView.LineView(
                        row.integer("line"),
                        row.textOrNull("end_to_end_id"),
                        row.text("answer"),
                        row.textOrNull("reason"),
                        row.moneyOrNull("amount_minor", "currency"),
                        row.idOrNull("payout_id"),
                        row.text("outcome")));
    }
}
