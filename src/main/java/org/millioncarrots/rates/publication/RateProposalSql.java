package org.millioncarrots.rates.publication;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.RateSource;
import org.millioncarrots.rates.Jdbc;

/** Files that somebody has sent and nobody else has confirmed yet. */
@ApplicationScoped
class RateProposalSql {
    private final Jdbc jdbc;

    RateProposalSql(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** A proposal without its bytes. */
    record Row(
            UUID id,
            String sha256,
            @Nullable RateSource expected,
            String proposedBy,
            Instant proposedAt,
            @Nullable String confirmedBy,
            @Nullable Instant confirmedAt) {}

    void insert(Row proposal, byte[] raw) {
        jdbc.update(
                """
                insert into rate_proposal (id, sha256, expected, proposed_by, proposed_at, raw)
                values (?, ?, ?, ?, ?, ?)
                """,
                proposal.id(),
                proposal.sha256(),
                proposal.expected(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                raw);
    }

    /** Of two who confirm at the same moment the second is refused by the primary key. */
    void confirm(Row proposal, String person, Instant now) {
        jdbc.update("""
                insert into rate_confirmation (proposal_id, proposed_by, confirmed_by, confirmed_at)
                values (?, ?, ?, ?)
                """, proposal.id(), proposal.proposedBy(), person, now);
    }

    Optional<Row> find(UUID id) {
        return read("where p.id = ?", id).stream().findFirst();
    }

    Optional<byte[]> raw(UUID id) {
        return jdbc.query("select raw from rate_proposal where id = ?", row -> row.getBytes(1), id).stream()
                .findFirst();
    }

    /** The newest first. */
    List<Row> before(UUID cursor, int limit) {
        return read("where p.id < ? order by p.id desc limit ?", cursor, limit);
    }

    private List<Row> read(String condition, Object... parameters) {
        return jdbc.query(
                """
                select p.id, p.sha256, p.expected, p.proposed_by, p.proposed_at, c.confirmed_by, c.confirmed_at
                from rate_proposal p left join rate_confirmation c on c.proposal_id = p.id
                """ + condition,
                row -> {
                    String expected = row.getString(3);
                    String confirmedBy = row.getString(6);
                    return new Row(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            expected == null ? null : RateSource.valueOf(expected),
                            row.getString(4),
                            Jdbc.instant(row, 5),
                            confirmedBy,
                            confirmedBy == null ? null : Jdbc.instant(row, 7));
                },
                parameters);
    }
}
