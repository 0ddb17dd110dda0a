package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Files that somebody has sent, and who has confirmed them. */
@ApplicationScoped
class RateProposalSql {
    private final Sql sql;

    RateProposalSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * A file without its bytes.
     *
     * @param reason why a day is corrected by which something was decided or paid
     */
    record ProposedFile(
            UUID id,
            String sha256,
            @Nullable RateSource expected,
            @Nullable String reason,
            Proposal proposal) {}

    void insert(ProposedFile file, byte[] raw) {
        sql.of("""
                insert into rate_proposal (id, sha256, expected, reason, proposed_by, proposed_at, raw)
                values (:id, :sha256, :expected, :reason, :by, :at, :raw)
                """)
                .with("id", file.id())
                .with("sha256", file.sha256())
                .with("expected", file.expected())
                .with("reason", file.reason())
                .with("by", file.proposal().by())
                .with("at", file.proposal().at())
                .with("raw", raw)
                .run();
    }

    /** Of two who confirm at the same moment the second is refused by the primary key. */
    void confirm(UUID id, Proposal confirmed) {
        sql.of("""
                insert into rate_confirmation (proposal_id, proposed_by, confirmed_by, confirmed_at)
                values (:id, :by, :confirmedBy, :at)
                """)
                .with("id", id)
                .with("by", confirmed.by())
                .with("confirmedBy", confirmed.approvedBy())
                .with("at", confirmed.approvedAt())
                .run();
    }

    private static final String SELECT = """
            select p.id, p.sha256, p.expected, p.reason, p.proposed_by, p.proposed_at, c.confirmed_by, c.confirmed_at
            from rate_proposal p left join rate_confirmation c on c.proposal_id = p.id
            """;

    Optional<ProposedFile> find(UUID id) {
        return sql.of(SELECT + "where p.id = :id").with("id", id).first(RateProposalSql::read);
    }

    Optional<byte[]> raw(UUID id) {
        return sql.of("select raw from rate_proposal where id = :id")
                .with("id", id)
                .first(row -> row.bytes("raw"));
    }

    /** The newest first. */
    List<ProposedFile> before(UUID cursor, int limit) {
        return sql.of(SELECT + "where p.id < :cursor order by p.id desc limit :limit")
                .with("cursor", cursor)
                .with("limit", limit)
                .list(RateProposalSql::read);
    }

    private static ProposedFile read(Row row) {
        return new ProposedFile(
                row.id("id"),
                row.text("sha256"),
                row.codeOrNull(RateSource.class, "expected"),
                row.textOrNull("reason"),
                new Proposal(
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("confirmed_by"),
                        row.instantOrNull("confirmed_at")));
    }
}
