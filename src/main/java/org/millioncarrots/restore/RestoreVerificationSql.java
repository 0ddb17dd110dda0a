package org.millioncarrots.restore;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.restore.RestoreVerification.Line;

/** The statements of restore verifications. */
@ApplicationScoped
class RestoreVerificationSql {
    private static final int SHOWN = 5;

    private final Sql sql;
    private final Json json;

    RestoreVerificationSql(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    void insert(RestoreVerification verification) {
        sql.of("""
                insert into restore_verification (id, green, statements_through, accepted_unknown, lines,
                    verified_by, verified_at)
                values (:id, :green, :through, :accepted, cast(:lines as jsonb), :person, :at)
                """)
                .with("id", verification.id())
                .with("green", verification.green())
                .with("through", verification.statementsThrough())
                .with("accepted", verification.acceptedUnknown())
                .with("lines", json.write(verification.lines()))
                .with("person", verification.verifiedBy())
                .with("at", verification.verifiedAt())
                .run();
    }

    Optional<RestoreVerification> get(UUID id) {
        return sql.of("""
                select id, green, statements_through, accepted_unknown, lines, verified_by, verified_at
                from restore_verification where id = :id
                """)
                .with("id", id)
                .first(row -> new RestoreVerification(
                        row.id("id"),
                        row.flag("green"),
                        row.date("statements_through"),
                        row.integer("accepted_unknown"),
                        List.of(json.read(row.text("lines"), Line[].class)),
                        row.text("verified_by"),
                        row.instant("verified_at")));
    }

    /** Since when payments are stopped; empty if they are not. */
    Optional<Instant> stoppedAt() {
        return sql.of("select stopped_at from payment_stop where opening_id is null order by stopped_at limit 1")
                .first(row -> row.instant("stopped_at"));
    }

    /** When somebody last did something before payments were stopped, as far as the database knows. */
    Optional<Instant> lastActBeforeTheStop() {
        return sql.of("""
                select recorded_at from audit_entry
                where recorded_at < (select min(stopped_at) from payment_stop where opening_id is null)
                order by sequence desc limit 1
                """).first(row -> row.instant("recorded_at"));
    }

    long messagesSinceTheStop() {
        return sql.of("""
                select count(*) from bank_message
                where received_at >= (select min(stopped_at) from payment_stop where opening_id is null)
                """).number();
    }

    /** Messages with lines that nothing was known to belong to, a few of them. */
    String unmatchedMessages() {
        List<String> found = sql.of("""
                select distinct message_id from bank_message_line where outcome = 'UNMATCHED' and named is not null
                order by message_id limit :limit
                """).with("limit", SHOWN + 1).list(row -> row.text("message_id"));
        return String.join(", ", found.stream().limit(SHOWN).toList()) + (found.size() > SHOWN ? ", …" : "");
    }
}
