package org.millioncarrots.payout.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of bank messages that people have entered. */
@ApplicationScoped
class BankMessageProposalSql {
    private static final String SELECT = """
            select id, kind, sha256, proposed_by, proposed_at, confirmed_by, confirmed_at, message_id
            from bank_message_proposal
            """;

    private final Sql sql;

    BankMessageProposalSql(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID id, String kind, String sha256, byte[] sealed, String person, Instant now) {
        sql.of("""
                insert into bank_message_proposal (id, sha256, kind, sealed, proposed_by, proposed_at)
                values (:id, :sha256, :kind, :sealed, :person, :now)
                """)
                .with("id", id)
                .with("sha256", sha256)
                .with("kind", kind)
                .with("sealed", sealed)
                .with("person", person)
                .with("now", now)
                .run();
    }

    Optional<BankMessageProposalView> get(UUID id) {
        return sql.of(SELECT + "where id = :id").with("id", id).first(BankMessageProposalSql::view);
    }

    /** The same, locked: it is confirmed once. */
    Optional<BankMessageProposalView> lock(UUID id) {
        return sql.of(SELECT + "where id = :id for update").with("id", id).first(BankMessageProposalSql::view);
    }

    /** Those that wait for another person, oldest first. */
    List<BankMessageProposalView> open(UUID after, int limit) {
        return sql.of(SELECT + "where confirmed_by is null and id > :after order by id limit :limit")
                .with("after", after)
                .with("limit", limit)
                .list(BankMessageProposalSql::view);
    }

    byte[] sealed(UUID id) {
        return sql.of("select sealed from bank_message_proposal where id = :id")
                .with("id", id)
                .one(row -> row.bytes("sealed"));
    }

    void confirm(UUID id, String person, Instant now, UUID message) {
        sql.of("""
                update bank_message_proposal set confirmed_by = :person, confirmed_at = :now, message_id = :message
                where id = :id
                """)
                .with("id", id)
                .with("person", person)
                .with("now", now)
                .with("message", message)
                .run();
    }

    private static BankMessageProposalView view(Row row) {
        return new BankMessageProposalView(
                row.id("id"),
                row.text("kind"),
                row.text("sha256"),
                row.text("proposed_by"),
                row.instant("proposed_at"),
                row.textOrNull("confirmed_by"),
                row.instantOrNull("confirmed_at"),
                row.idOrNull("message_id"));
    }
}
