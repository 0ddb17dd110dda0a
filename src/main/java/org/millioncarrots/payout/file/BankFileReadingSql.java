package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.platform.people.Proposal;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of readings. A step is one conditional update, so that it happens once however many try. */
@ApplicationScoped
class BankFileReadingSql {
    private static final String SELECT = """
            select id, batch_id, purpose, reference, proposed_by, proposed_at, approved_by, approved_at, expires_at, read_at
            from bank_file_reading
            """;

    private final Sql sql;

    BankFileReadingSql(Sql sql) {
        this.sql = sql;
    }

    void insert(BankFileReading reading) {
        sql.of("""
                insert into bank_file_reading (id, batch_id, purpose, reference, proposed_by, proposed_at, expires_at)
                values (:id, :batch, :purpose, :reference, :person, :now, :expires)
                """)
                .with("id", reading.id())
                .with("batch", reading.batchId())
                .with("purpose", reading.purpose())
                .with("reference", reading.reference())
                .with("person", reading.proposal().by())
                .with("now", reading.proposal().at())
                .with("expires", reading.expiresAt())
                .run();
    }

    Optional<BankFileReading> find(UUID batch, UUID id) {
        return sql.of(SELECT + "where id = :id and batch_id = :batch")
                .with("id", id)
                .with("batch", batch)
                .first(BankFileReadingSql::reading);
    }

    /** Newest first. */
    List<BankFileReading> of(UUID batch, int limit) {
        return sql.of(SELECT + "where batch_id = :batch order by id desc limit :limit")
                .with("batch", batch)
                .with("limit", limit)
                .list(BankFileReadingSql::reading);
    }

    /** @return false if somebody else has approved it, or it has expired */
    boolean approve(UUID id, Proposal approved, Instant expires) {
        return sql.of("""
                        update bank_file_reading set approved_by = :person, approved_at = :now, expires_at = :expires
                        where id = :id and approved_by is null and expires_at > :now
                        """)
                        .with("id", id)
                        .with("person", approved.approvedBy())
                        .with("now", approved.approvedAt())
                        .with("expires", expires)
                        .run()
                == 1;
    }

    /** @return false if it was read before, is not approved, or has expired */
    boolean read(UUID id, Instant now) {
        return sql.of("""
                        update bank_file_reading set read_at = :now
                        where id = :id and approved_at is not null and read_at is null and expires_at > :now
                        """).with("id", id).with("now", now).run() == 1;
    }

    private static BankFileReading reading(Row row) {
        return new BankFileReading(
                row.id("id"),
                row.id("batch_id"),
                row.code(BankFileReading.Purpose.class, "purpose"),
                row.text("reference"),
                new Proposal(
                        row.text("proposed_by"),
                        row.instant("proposed_at"),
                        row.textOrNull("approved_by"),
                        row.instantOrNull("approved_at")),
                row.instant("expires_at"),
                row.instantOrNull("read_at"));
    }
}
