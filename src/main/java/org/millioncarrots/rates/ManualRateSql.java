package org.millioncarrots.rates;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Manual rates and their approvals. */
@ApplicationScoped
class ManualRateSql {
    private static final String SELECT = """
            select m.id, m.base, m.quote, m.nominal, m.value, m.in_force_from, m.in_force_until, m.reason, m.proposed_by,
                m.proposed_at, a.approved_by, a.approved_at, a.sha256
            from manual_rate m left join manual_rate_approval a on a.manual_rate_id = m.id
            """;

    private final Sql sql;
    private final Ids ids;

    ManualRateSql(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    ManualRate insert(ManualRate.Terms terms, Proposal proposal) {
        ManualRate rate = new ManualRate(ids.next(), terms, proposal, null);
        sql.of("""
                insert into manual_rate (id, base, quote, nominal, value, in_force_from, in_force_until, reason, proposed_by,
                    proposed_at)
                values (:id, :base, :quote, :nominal, :value, :from, :until, :reason, :by, :at)
                """)
                .with("id", rate.id())
                .with("base", terms.base())
                .with("quote", terms.quote())
                .with("nominal", terms.nominal())
                .with("value", terms.value())
                .with("from", terms.inForceFrom())
                .with("until", terms.inForceUntil())
                .with("reason", terms.reason())
                .with("by", proposal.by())
                .with("at", proposal.at())
                .run();
        return rate;
    }

    /** Of two who approve at the same moment the second is refused by the primary key. */
    void approve(ManualRate rate) {
        sql.of("""
                insert into manual_rate_approval (manual_rate_id, proposed_by, approved_by, approved_at, sha256)
                values (:id, :by, :approvedBy, :approvedAt, :sha256)
                """)
                .with("id", rate.id())
                .with("by", rate.proposal().by())
                .with("approvedBy", rate.proposal().approvedBy())
                .with("approvedAt", rate.proposal().approvedAt())
                .with("sha256", rate.sha256())
                .run();
    }

    Optional<ManualRate> find(UUID id) {
        return sql.of(SELECT + "where m.id = :id").with("id", id).first(ManualRateSql::read);
    }

    List<ManualRate> before(UUID cursor, int limit) {
        return sql.of(SELECT + "where m.id < :cursor order by m.id desc limit :limit")
                .with("cursor", cursor)
                .with("limit", limit)
                .list(ManualRateSql::read);
    }

    private static ManualRate read(Row row) {
        return new ManualRate(
                row.id("id"),
                new ManualRate.Terms(
                        row.currency("base"),
                        row.currency("quote"),
                        row.integer("nominal"),
                        row.decimal("value"),
                        row.date("in_force_from"),
                        row.date("in_force_until"),
                        row.text("reason")),
                new Proposal(
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")),
                row.textOrNull("sha256"));
    }
}
