package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.SentFile;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** The statements of bank files and of their payees. */
@ApplicationScoped
class BankFileSql {
    private final Sql sql;

    BankFileSql(Sql sql) {
        this.sql = sql;
    }

    /**
     * A file as it is kept.
     *
     * @param payees how many it has; null if the release before has sealed it, as one
     */
    record Stored(String sha256, byte[] sealed, @Nullable Integer payees) {
        @Override
        public String toString() {
            return "Stored[" + sha256 + "]";
        }
    }

    /** What is kept of one payee. */
    record Part(Paid of, int position, byte[] sealed) {}

    /** To whom a payment goes. */
    record Paid(UUID claimantId, String partner, boolean erased) {}

    void insert(UUID batch, String sha256, byte[] sealed, int payees, @Nullable SentFile read, Instant now) {
        sql.of("""
                insert into bank_file (batch_id, sha256, sealed, payees, payments, total_minor, created_at)
                values (:batch, :sha256, :sealed, :payees, cast(:payments as integer), cast(:total as bigint), :now)
                """)
                .with("payments", read == null ? null : read.payments().size())
                .with("total", read == null ? null : read.total().minorUnits())
                .with("batch", batch)
                .with("sha256", sha256)
                .with("sealed", sealed)
                .with("payees", payees)
                .with("now", now)
                .run();
    }

    void insert(UUID batch, List<Part> parts) {
        sql.batch("""
                insert into bank_file_part (bucket, claimant_id, batch_id, position, partner, sealed)
                values (:bucket, :claimant, :batch, :position, :partner, :sealed)
                """, parts, (row, part) -> row.with(
                        "bucket", Ids.bucketOf(part.of().claimantId()))
                .with("claimant", part.of().claimantId())
                .with("batch", batch)
                .with("position", part.position())
                .with("partner", part.of().partner())
                .with("sealed", part.sealed()));
    }

    boolean exists(UUID batch) {
        return sql.of("select 1 from bank_file where batch_id = :batch")
                .with("batch", batch)
                .exists();
    }

    Optional<Stored> find(UUID batch) {
        return sql.of("select sha256, sealed, payees from bank_file where batch_id = :batch")
                .with("batch", batch)
                .first(row -> new Stored(row.text("sha256"), row.bytes("sealed"), row.integerOrNull("payees")));
    }

    List<Part> parts(UUID batch) {
        return sql.of("select claimant_id, partner, position, sealed from bank_file_part where batch_id = :batch")
                .with("batch", batch)
                .list(row -> new Part(
                        new Paid(row.id("claimant_id"), row.text("partner"), false),
                        row.integer("position"),
                        row.bytes("sealed")));
    }

    /** Who is paid under these end-to-end ids, as far as anybody is known to be. */
    Map<String, Paid> paid(Collection<String> endToEndIds) {
        Map<String, Paid> paid = new HashMap<>();
        sql.of("""
                select e.value, c.id, c.partner, c.state = 'ERASED' as erased
                from end_to_end e
                join payment_attempt a on a.bucket = e.bucket and a.id = e.attempt_id
                join payout p on p.bucket = a.bucket and p.id = a.payout_id
                join claimant c on c.bucket = p.bucket and c.id = p.claimant_id
                where e.value = any (:endToEndIds)
                """)
                .with("endToEndIds", endToEndIds)
                .forEach(row ->
                        paid.put(row.text("value"), new Paid(row.id("id"), row.text("partner"), row.flag("erased"))));
        return paid;
    }

    /** The next that the release before has sealed. */
    Optional<UUID> sealedAsOne(UUID after) {
        return sql.of("""
                select batch_id from bank_file where payees is null and batch_id > :after order by batch_id limit 1
                """).with("after", after).first(row -> row.id("batch_id"));
    }

    /** @return false if another replica seals it anew, or has */
    boolean lockSealedAsOne(UUID batch) {
        return sql.of("select 1 from bank_file where batch_id = :batch and payees is null for update skip locked")
                .with("batch", batch)
                .exists();
    }

    boolean anySealedAsOne() {
        return sql.of("select 1 from bank_file where payees is null limit 1").exists();
    }

    void replace(UUID batch, byte[] sealed, int payees) {
        sql.of("update bank_file set sealed = :sealed, payees = :payees where batch_id = :batch")
                .with("batch", batch)
                .with("sealed", sealed)
                .with("payees", payees)
                .run();
    }

    /** @return how many payments of files went to the claimant */
    int forget(ClaimantId claimant) {
        return sql.of("delete from bank_file_part where bucket = :bucket and claimant_id = :claimant")
                .with("bucket", claimant.bucket())
                .with("claimant", claimant.value())
                .run();
    }
}
