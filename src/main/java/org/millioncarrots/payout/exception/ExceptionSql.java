package org.millioncarrots.payout.exception;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of exceptions, their owners and rulings. */
@ApplicationScoped
class ExceptionSql {
    private static final String EXCEPTION = """
            select id, kind, answer, reason, amount_minor, currency, expected_minor, expected_currency, payout_id, message_id, line,
                since, state, owner, owned_since
            from report_exception_line where id = :id and
            """;

    private final Sql sql;

    ExceptionSql(Sql sql) {
        this.sql = sql;
    }

    Optional<ExceptionView> get(UUID id) {
        Optional<ExceptionView> ofBucket = sql.of(EXCEPTION + "bucket = :bucket")
                .with("id", id)
                .with("bucket", Ids.bucketOf(id))
                .first(this::exception);
        return ofBucket.or(() -> sql.of(EXCEPTION + "message_id is not null")
                        .with("id", id)
                        .first(this::exception))
                .or(() -> isFinding(id)
                        ? sql.of(EXCEPTION + "bucket is null").with("id", id).first(this::exception)
                        : Optional.empty());
    }

    /** Of a day without a statement there is no message. */
    private boolean isFinding(UUID id) {
        return sql.of("select 1 from bank_statement_finding where id = :id and statement_id is null")
                .with("id", id)
                .exists();
    }

    private ExceptionView exception(Row row) {
        UUID id = row.id("id");
        return new ExceptionView(
                id,
                row.text("kind"),
                row.textOrNull("answer"),
                row.textOrNull("reason"),
                row.textOrNull("currency") == null ? null : row.moneyOrNull("amount_minor", "currency"),
                row.moneyOrNull("expected_minor", "expected_currency"),
                row.idOrNull("payout_id"),
                row.idOrNull("message_id"),
                row.integerOrNull("line"),
                row.instant("since"),
                row.code(ExceptionState.class, "state"),
                row.textOrNull("owner"),
                row.instantOrNull("owned_since"),
                rulings(id));
    }

    /** Makes the case if there is none, and waits for whatever is being done with it. */
    void lock(ExceptionView exception, Instant now) {
        sql.of("""
                insert into exception_case (exception_id, message_id, line, state, changed_at)
                values (:id, cast(:message as uuid), cast(:line as integer), 'OPEN', :now) on conflict do nothing
                """)
                .with("id", exception.id())
                .with("message", exception.messageId())
                .with("line", exception.line())
                .with("now", now)
                .run();
        sql.of("select 1 from exception_case where exception_id = :id for update")
                .with("id", exception.id())
                .exists();
    }

    void own(UUID id, @Nullable String person, Instant now) {
        sql.of("""
                update exception_case set owner = cast(:person as varchar),
                    owned_since = case when cast(:person as varchar) is null then null else :now end, changed_at = :now
                where exception_id = :id
                """).with("id", id).with("person", person).with("now", now).run();
    }

    /** @throws IllegalStateException if the locked case may not become that */
    void move(ExceptionView exception, ExceptionState next, Instant now) {
        if (!exception.state().mayBecome(next)) {
            throw new IllegalStateException("no exception goes from " + exception.state() + " to " + next);
        }
        sql.of("update exception_case set state = :next, changed_at = :now where exception_id = :id")
                .with("next", next)
                .with("now", now)
                .with("id", exception.id())
                .run();
    }

    void propose(UUID exception, ExceptionRulingView ruling) {
        sql.of("""
                insert into exception_ruling (id, exception_id, code, reference, programme, programme_version, amount_minor,
                    currency, proposed_by, proposed_at)
                values (:id, :exception, :code, :reference, cast(:programme as varchar), cast(:version as integer),
                    cast(:minor as bigint), cast(:currency as varchar), :person, :now)
                """)
                .with("id", ruling.id())
                .with("exception", exception)
                .with("code", ruling.code())
                .with("reference", ruling.reference())
                .with("programme", ruling.programme())
                .with("version", ruling.programmeVersion())
                .with("minor", ruling.amount() == null ? null : ruling.amount().minorUnits())
                .with(
                        "currency",
                        ruling.amount() == null ? null : ruling.amount().currency())
                .with("person", ruling.proposedBy())
                .with("now", ruling.proposedAt())
                .run();
    }

    void approve(UUID ruling, String person, Instant now) {
        sql.of("update exception_ruling set approved_by = :person, approved_at = :now where id = :id")
                .with("id", ruling)
                .with("person", person)
                .with("now", now)
                .run();
    }

    /** Oldest first. */
    private List<ExceptionRulingView> rulings(UUID exception) {
        return sql.of("""
                select id, code, reference, programme, programme_version, amount_minor, currency, proposed_by, proposed_at,
                    approved_by, approved_at
                from exception_ruling where exception_id = :id order by proposed_at, id
                """)
                .with("id", exception)
                .list(row -> new ExceptionRulingView(
                        row.id("id"),
                        row.code(RulingCode.class, "code"),
                        row.text("reference"),
                        row.textOrNull("programme"),
                        row.integerOrNull("programme_version"),
                        row.moneyOrNull("amount_minor", "currency"),
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")));
    }
}
