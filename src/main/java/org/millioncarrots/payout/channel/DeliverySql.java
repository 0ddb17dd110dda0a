package org.millioncarrots.payout.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.payout.channel.BankChannel.Outgoing;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** Which files the channel has prepared for the bank, and which of them it has let go. */
@ApplicationScoped
public class DeliverySql {
    private final Sql sql;

    DeliverySql(Sql sql) {
        this.sql = sql;
    }

    /** Approved, and given to nobody. */
    @Transactional
    List<UUID> waiting(int atMost) {
        return sql.of("""
                        select b.id from payout_batch b
                        where b.state = 'APPROVED' and b.given_out_at is null
                            and exists (select from bank_file f where f.batch_id = b.id)
                        order by b.approved_at, b.id limit :atMost
                        """).with("atMost", atMost).list(row -> row.id("id"));
    }

    /** Whether the batch is one of these. */
    @Transactional
    public boolean waits(UUID batch) {
        return sql.of("select 1 from payout_batch where id = :batch and state = 'APPROVED' and given_out_at is null")
                .with("batch", batch)
                .exists();
    }

    void prepared(UUID batch, Outgoing file, Instant now) {
        sql.of("""
                insert into channel_delivery (batch_id, copy_id, name, sha256, prepared_at)
                values (:batch, :copy, :name, :sha256, :now)
                """)
                .with("batch", batch)
                .with("copy", file.copy())
                .with("name", file.name())
                .with("sha256", file.sha256())
                .with("now", now)
                .run();
    }

    /** Prepared and not known to be released. */
    @Transactional
    List<UUID> unreleased(int atMost) {
        return sql.of("""
                        select batch_id from channel_delivery where released_at is null order by prepared_at, batch_id limit :atMost
                        """).with("atMost", atMost).list(row -> row.id("batch_id"));
    }

    @Transactional
    List<UUID> copies() {
        return sql.of("select copy_id from channel_delivery where released_at is null")
                .list(row -> row.id("copy_id"));
    }

    /** Locked; nothing if it was released meanwhile. */
    Optional<Outgoing> lock(UUID batch) {
        return sql.of("""
                        select copy_id, name, sha256 from channel_delivery
                        where batch_id = :batch and released_at is null for update
                        """).with("batch", batch).first(DeliverySql::outgoing);
    }

    void released(UUID batch, Instant now) {
        sql.of("update channel_delivery set released_at = :now where batch_id = :batch")
                .with("now", now)
                .with("batch", batch)
                .run();
    }

    private static Outgoing outgoing(Row row) {
        return new Outgoing(row.id("copy_id"), row.text("name"), row.text("sha256"));
    }
}
