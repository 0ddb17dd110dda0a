package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of the audit log. The role of the service may add entries; nobody may change or delete one. */
@ApplicationScoped
class AuditSql {
    private final Sql sql;
    private final Json json;

    AuditSql(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** The end of the chain. */
    record Head(long sequence, String hash) {}

    /** An entry as it is stored, with the hash that it had when it was written. */
    record Stored(AuditEntry entry, String hash) {
        /** Whether it is unchanged and the one behind this sequence number and hash. */
        boolean follows(long sequence, String previousHash) {
            return entry.sequence() == sequence + 1
                    && entry.previousHash().equals(previousHash)
                    && entry.hash().equals(hash);
        }
    }

    /** Before the end of a transaction in which entries will be written there. */
    void join() {
        sql.join();
    }

    /** Holds the one head row until the commit, so that entries follow one another; it serialises those who write. */
    Head lockHead() {
        return head("select sequence, hash from audit_head for update");
    }

    Head head() {
        return head("select sequence, hash from audit_head");
    }

    private Head head(String statement) {
        return sql.of(statement).one(row -> new Head(row.number("sequence"), row.text("hash")));
    }

    /** Adds the entry and moves the head. The unique previous hash refuses a second entry at the same end. */
    void append(AuditEntry entry) {
        String hash = entry.hash();
        sql.of("""
                        insert into audit_entry (sequence, recorded_at, person, partner, action, subject, details,
                            previous_hash, hash)
                        values (:sequence, :recordedAt, :person, :partner, :action, :subject, :details::jsonb,
                            :previousHash, :hash)
                        """)
                .with("sequence", entry.sequence())
                .with("recordedAt", entry.recordedAt())
                .with("person", entry.person())
                .with("partner", entry.partner())
                .with("action", entry.action())
                .with("subject", entry.subject())
                .with("details", json.write(entry.details()))
                .with("previousHash", entry.previousHash())
                .with("hash", hash)
                .run();
        sql.of("update audit_head set sequence = :sequence, hash = :hash")
                .with("sequence", entry.sequence())
                .with("hash", hash)
                .run();
    }

    /** Entries after a sequence number in order, at most so many. */
    List<Stored> after(long sequence, @Nullable UUID subject, int limit) {
        return sql.of("""
                        select sequence, recorded_at, person, partner, action, subject, details, previous_hash, hash
                        from audit_entry
                        where sequence > :sequence and (:subject::uuid is null or subject = :subject)
                        order by sequence
                        limit :limit
                        """)
                .with("sequence", sequence)
                .with("subject", subject)
                .with("limit", limit)
                .list(this::stored);
    }

    @SuppressWarnings("unchecked")
    private Stored stored(Row row) {
        return new Stored(
                new AuditEntry(
                        row.number("sequence"),
                        row.instant("recorded_at"),
                        row.text("person"),
                        row.text("partner"),
                        row.text("action"),
                        row.id("subject"),
                        json.read(row.text("details"), TreeMap.class),
                        row.text("previous_hash")),
                row.text("hash"));
    }
}
