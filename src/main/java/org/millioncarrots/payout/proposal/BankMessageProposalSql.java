package org.millioncarrots.payout.proposal;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of bank messages that people have entered. */
@ApplicationScoped
class BankMessageProposalSql {
    private static final String SELECT = """
            select id, kind, sha256, proposed_by, proposed_at, confirmed_by, confirmed_at, message_id,
                text_destroyed_at
            from bank_message_proposal
            """;

    private static final String TEXT =
            "select id, sealed, form, sha256 from bank_message_proposal where text_destroyed_at is null ";

    /** The form of a text that is sealed for its row. */
    private static final int BOUND = 2;

    private final Sql sql;

    BankMessageProposalSql(Sql sql) {
        this.sql = sql;
    }

    void insert(UUID id, String kind, String sha256, byte[] sealed, String person, Instant now) {
        sql.of("""
                insert into bank_message_proposal (id, sha256, kind, sealed, form, proposed_by, proposed_at)
                values (:id, :sha256, :kind, :sealed, :form, :person, :now)
                """)
                .with("id", id)
                .with("sha256", sha256)
                .with("kind", kind)
                .with("sealed", sealed)
                .with("form", BOUND)
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

    /**
     * A text as it is kept.
     *
     * @param isBound to its row; those of the release before are not
     */
    record Text(UUID id, byte[] sealed, boolean isBound, String sha256) {
        @Override
        public String toString() {
            return "Text[" + id + "]";
        }
    }

    /** Empty if it is destroyed. */
    Optional<Text> text(UUID id) {
        return sql.of(TEXT + "and id = :id").with("id", id).first(BankMessageProposalSql::text);
    }

    /** Whose text is kept and which nobody has confirmed. */
    List<UUID> open() {
        return sql.of("select id from bank_message_proposal where text_destroyed_at is null and confirmed_by is null")
                .list(row -> row.id("id"));
    }

    /**
     * Those that nobody has confirmed and that were entered before.
     *
     * @return how many
     */
    int destroyOpen(Instant before, Instant now) {
        return sql.of("""
                update bank_message_proposal set sealed = '', text_destroyed_at = :now
                where text_destroyed_at is null and confirmed_by is null and proposed_at < :before
                """).with("before", before).with("now", now).run();
    }

    /** By which banks name payments to the claimant. */
    List<String> references(ClaimantId claimant) {
        return sql.of("""
                select a.end_to_end_id as reference from payout p
                join payment_attempt a on a.bucket = p.bucket and a.payout_id = p.id
                where p.bucket = :bucket and p.claimant_id = :claimant
                union all
                select cast(a.uetr as varchar) from payout p
                join payment_attempt a on a.bucket = p.bucket and a.payout_id = p.id
                where p.bucket = :bucket and p.claimant_id = :claimant
                """)
                .with("bucket", claimant.bucket())
                .with("claimant", claimant.value())
                .list(row -> row.text("reference"));
    }

    void destroyText(UUID id, Instant now) {
        sql.of("update bank_message_proposal set sealed = '', text_destroyed_at = :now where id = :id")
                .with("id", id)
                .with("now", now)
                .run();
    }

    private static Text text(Row row) {
        return new Text(row.id("id"), row.bytes("sealed"), row.integer("form") == BOUND, row.text("sha256"));
    }

    void confirm(UUID id, String person, Instant now, UUID message) {
        sql.of("""
                update bank_message_proposal set confirmed_by = :person, confirmed_at = :now, message_id = :message,
                    sealed = '', text_destroyed_at = :now
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
                row.idOrNull("message_id"),
                row.instantOrNull("text_destroyed_at"));
    }
}
