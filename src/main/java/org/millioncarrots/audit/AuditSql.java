package org.millioncarrots.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.json.StoredByNewerVersion;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements of the audit log. The role of the service may add entries; nobody may change or delete one. */
@ApplicationScoped
class AuditSql {
    private final Sql sql;
    private final Json json;
    private final AuditSigner signer;

    AuditSql(Sql sql, Json json, AuditSigner signer) {
        this.sql = sql;
        this.json = json;
        this.signer = signer;
    }

    /** The end of the chain. */
    record Head(long sequence, String hash) {}

    /**
     * All that the log says about how far it reaches, at one moment.
     *
     * @param signedFrom from this entry on none goes without a mac; null as long as a version before may be writing
     * @param first the lowest number of an entry, 0 if there is none
     * @param last the highest
     */
    record Extent(Head head, @Nullable Long signedFrom, long first, long last) {}

    /**
     * An entry as it is stored, with the hash and mac that it had when it was written.
     *
     * @param entry null if it is in no form in which one was ever written
     */
    record Stored(
            long sequence,
            @Nullable AuditEntry entry,
            String hash,
            @Nullable String mac) {}

    /** An entry without mac. */
    record Unsigned(long sequence, Instant recordedAt) {}

    /** Before the end of a transaction in which entries will be written there. */
    void join() {
        sql.join();
    }

    /** Holds the one head row until the commit, so that entries follow one another; it serialises those who write. */
    Head lockHead() {
        return sql.of("select sequence, hash from audit_head for update").one(AuditSql::head);
    }

    private static Head head(Row row) {
        return new Head(row.number("sequence"), row.text("hash"));
    }

    /** In one statement, so that nothing comes in between. */
    @Transactional
    Extent extent() {
        return sql.of("""
                        select sequence, hash, signed_from, coalesce((select min(sequence) from audit_entry), 0) as first,
                            coalesce((select max(sequence) from audit_entry), 0) as last
                        from audit_head
                        """)
                .one(row -> new Extent(
                        head(row), row.numberOrNull("signed_from"), row.number("first"), row.number("last")));
    }

    Optional<Unsigned> lastUnsigned() {
        return sql.of("""
                        select sequence, recorded_at from audit_entry where mac is null order by sequence desc limit 1
                        """).first(row -> new Unsigned(row.number("sequence"), row.instant("recorded_at")));
    }

    void signFrom(long sequence) {
        sql.of("update audit_head set signed_from = :sequence where signed_from is null")
                .with("sequence", sequence)
                .run();
    }

    /** Adds the entry and moves the head, in one statement: everybody who writes waits for whoever holds the head. The unique previous hash refuses a second entry at the same end. */
    void append(AuditEntry entry) {
        String hash = entry.hash();
        sql.of("""
                        with entry as (
                            insert into audit_entry (sequence, recorded_at, person, partner, action, subject, details,
                                previous_hash, hash, mac)
                            values (:sequence, :recordedAt, :person, :partner, :action, :subject, :details::jsonb,
                                :previousHash, :hash, :mac)
                        )
                        update audit_head set sequence = :sequence, hash = :hash
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
                .with("mac", signer.entryMac(hash))
                .run();
    }

    /** Entries after a sequence number in order, at most so many. */
    List<Stored> after(long sequence, @Nullable UUID subject, int limit) {
        return entries(sequence, Long.MAX_VALUE, subject, limit).list(this::stored);
    }

    /** All entries up to a sequence number in order, each given away as it comes. */
    void each(@Nullable UUID subject, long through, Consumer<Stored> taker) {
        entries(0, through, subject, Integer.MAX_VALUE).forEach(row -> taker.accept(stored(row)));
    }

    long count(@Nullable UUID subject, long through) {
        return sql.of("""
                        select count(*) from audit_entry
                        where sequence <= :through and (:subject::uuid is null or subject = :subject)
                        """).with("through", through).with("subject", subject).number();
    }

    private Sql.Statement entries(long sequence, long through, @Nullable UUID subject, int limit) {
        return sql.of("""
                        select sequence, recorded_at, person, partner, action, subject, details, previous_hash, hash, mac
                        from audit_entry
                        where sequence > :sequence and sequence <= :through and (:subject::uuid is null or subject = :subject)
                        order by sequence
                        limit :limit
                        """)
                .with("sequence", sequence)
                .with("through", through)
                .with("subject", subject)
                .with("limit", limit);
    }

    /** All entries after one number up to another, in order: also two of the same number, where somebody has made that possible. */
    @Transactional
    List<Stored> between(long after, long through) {
        return sql.of("""
                        select sequence, recorded_at, person, partner, action, subject, details, previous_hash, hash, mac
                        from audit_entry
                        where sequence > :after and sequence <= :through
                        order by sequence
                        """).with("after", after).with("through", through).list(this::stored);
    }

    /** The stored hashes of those that are there. */
    @Transactional
    Map<Long, String> hashes(Collection<Long> sequences) {
        Map<Long, String> hashes = new HashMap<>();
        sql.of("select sequence, hash from audit_entry where sequence = any (:sequences)")
                .with("sequences", sequences)
                .forEach(row -> hashes.put(row.number("sequence"), row.text("hash")));
        return hashes;
    }

    private Stored stored(Row row) {
        return new Stored(
                row.number("sequence"),
                entry(row),
                Objects.requireNonNullElse(row.textOrNull("hash"), ""),
                row.textOrNull("mac"));
    }

    private @Nullable AuditEntry entry(Row row) {
        try {
            return new AuditEntry(
                    row.number("sequence"),
                    row.instant("recorded_at"),
                    row.text("person"),
                    row.text("partner"),
                    row.text("action"),
                    row.id("subject"),
                    details(row.text("details")),
                    row.text("previous_hash"));
        } catch (IllegalStateException | StoredByNewerVersion changed) {
            return null;
        }
    }

    private SortedMap<String, String> details(String text) {
        if (!(json.read(text, Object.class) instanceof Map<?, ?> stored)) {
            throw new IllegalStateException("details have names");
        }
        SortedMap<String, String> details = new TreeMap<>();
        stored.forEach((name, detail) -> {
            if (!(detail instanceof String value)) {
                throw new IllegalStateException("a detail is a text");
            }
            details.put(String.valueOf(name), value);
        });
        return details;
    }
}
