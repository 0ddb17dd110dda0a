package org.millioncarrots.claimant.vault;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.VaultSql;

/** The rows of the vault: wrapped keys and what is sealed with them. Each method is a transaction of the vault's own. */
@ApplicationScoped
class VaultRows {
    private static final String OF_CLAIMANT = " where bucket = :bucket and claimant_id = :claimant";

    private final VaultSql vault;
    private final Clock clock;

    VaultRows(VaultSql vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** A record's place, which is bound to what is sealed in it. */
    record Place(UUID claimantId, String kind, int version) {}

    /** A wrapped key, and a record that was sealed with it. */
    record Sealed(byte[] wrappedKey, int version, byte[] content) {}

    /** A claimant's wrapped key. */
    record Wrapped(UUID claimantId, byte[] key) {}

    /** A new claimant's key and first records, all or none. */
    void open(UUID claimantId, byte[] wrappedKey, byte[] identity, byte @Nullable [] destination) {
        vault.ofItself(statements -> statements
                .of("""
                with confined as materialized (
                    select set_config('vault.claimant', cast(:claimant as text), true)
                ), key as (
                    insert into vault_key (bucket, claimant_id, wrapped_key, created_at)
                    select :bucket, :claimant, :key, :now from confined returning bucket, claimant_id, created_at
                )
                insert into vault_record (bucket, claimant_id, kind, version, sealed, created_at)
                select bucket, claimant_id, 'IDENTITY', 1, cast(:identity as bytea), created_at from key
                union all
                select bucket, claimant_id, 'DESTINATION', 1, cast(:destination as bytea), created_at from key
                where cast(:destination as bytea) is not null
                """)
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .with("key", wrappedKey)
                .with("identity", identity)
                .with("destination", destination)
                .with("now", clock.instant())
                .run());
    }

    void add(Place place, byte[] sealed) {
        vault.of(place.claimantId(), statements -> at(place, statements.of("""
                insert into vault_record (bucket, claimant_id, kind, version, sealed, created_at)
                values (:bucket, :claimant, :kind, :version, :sealed, :now)
                """))
                .with("sealed", sealed)
                .with("now", clock.instant())
                .run());
    }

    Optional<byte[]> wrappedKey(UUID claimantId) {
        return vault.of(claimantId, statements -> of(
                        claimantId, statements.of("select wrapped_key from vault_key" + OF_CLAIMANT))
                .first(row -> row.bytes("wrapped_key")));
    }

    /** Those that are there, in no order. */
    List<Wrapped> wrappedKeys(List<UUID> claimants) {
        return vault.ofAll(statements -> statements
                .of("""
                select k.claimant_id, k.wrapped_key
                from unnest(cast(:buckets as smallint[]), cast(:claimants as uuid[])) as x (bucket, id)
                join vault_key k on k.bucket = x.bucket and k.claimant_id = x.id
                """)
                .with("buckets", claimants.stream().map(Ids::bucketOf).toList())
                .with("claimants", claimants)
                .list(row -> new Wrapped(row.id("claimant_id"), row.bytes("wrapped_key"))));
    }

    /** What is sealed of somebody who is paid, with the wrapped key. */
    record Payee(UUID claimantId, int version, byte[] wrappedKey, byte[] identity, byte[] destination) {}

    /** Of each claimant with this version of the destination, in no order; of whom a part is gone, nothing. */
    List<Payee> payees(List<UUID> claimants, List<Integer> versions) {
        return vault.ofAll(statements -> statements
                .of("""
                select x.id, x.version, k.wrapped_key, i.sealed as identity, d.sealed as destination
                from unnest(cast(:buckets as smallint[]), cast(:claimants as uuid[]), cast(:versions as integer[])) as x (bucket, id, version)
                join vault_key k on k.bucket = x.bucket and k.claimant_id = x.id
                join vault_record i on i.bucket = x.bucket and i.claimant_id = x.id and i.kind = 'IDENTITY' and i.version = 1
                join vault_record d on d.bucket = x.bucket and d.claimant_id = x.id and d.kind = 'DESTINATION'
                    and d.version = x.version
                """)
                .with("buckets", claimants.stream().map(Ids::bucketOf).toList())
                .with("claimants", claimants)
                .with("versions", versions)
                .list(row -> new Payee(
                        row.id("id"),
                        row.integer("version"),
                        row.bytes("wrapped_key"),
                        row.bytes("identity"),
                        row.bytes("destination"))));
    }

    Optional<Sealed> find(Place place) {
        return vault.of(
                place.claimantId(), statements -> at(place, statements.of("""
                select k.wrapped_key, r.version, r.sealed from vault_record r
                join vault_key k on k.bucket = r.bucket and k.claimant_id = r.claimant_id
                where r.bucket = :bucket and r.claimant_id = :claimant and r.kind = :kind and r.version = :version
                """)).first(VaultRows::sealed));
    }

    /** In the order of their versions. */
    List<Sealed> all(UUID claimantId, String kind) {
        return vault.of(claimantId, statements -> of(claimantId, statements.of("""
                select k.wrapped_key, r.version, r.sealed from vault_record r
                join vault_key k on k.bucket = r.bucket and k.claimant_id = r.claimant_id
                where r.bucket = :bucket and r.claimant_id = :claimant and r.kind = :kind order by r.version
                """))
                .with("kind", kind)
                .list(VaultRows::sealed));
    }

    /** 0 without any. */
    int lastVersion(UUID claimantId, String kind) {
        return vault.of(claimantId, statements -> of(
                        claimantId,
                        statements.of("select coalesce(max(version), 0) as version from vault_record" + OF_CLAIMANT
                                + " and kind = :kind"))
                .with("kind", kind)
                .one(row -> row.integer("version")));
    }

    void destroy(UUID claimantId) {
        vault.of(
                claimantId,
                statements -> of(claimantId, statements.of("delete from vault_record" + OF_CLAIMANT))
                                .run()
                        + of(claimantId, statements.of("delete from vault_key" + OF_CLAIMANT))
                                .run());
    }

    void destroy(Place place) {
        vault.of(place.claimantId(), statements -> at(
                        place,
                        statements.of(
                                "delete from vault_record" + OF_CLAIMANT + " and kind = :kind and version = :version"))
                .run());
    }

    /** Whose keys in these buckets are older. */
    List<UUID> claimants(int fromBucket, int toBucket, Instant before) {
        return vault.ofAll(statements -> statements
                .of("select claimant_id from vault_key where bucket between :from and :to and created_at < :before")
                .with("from", fromBucket)
                .with("to", toBucket)
                .with("before", before)
                .list(row -> row.id("claimant_id")));
    }

    /** Records of these buckets that the main database must know of, by their age. */
    List<Place> places(int fromBucket, int toBucket, Instant after, Instant before) {
        return vault.ofAll(statements -> statements
                .of("""
                select claimant_id, kind, version from vault_record
                where bucket between :from and :to and created_at > :after and created_at < :before
                    and kind <> 'IDENTITY'
                """)
                .with("from", fromBucket)
                .with("to", toBucket)
                .with("after", after)
                .with("before", before)
                .list(row -> new Place(row.id("claimant_id"), row.text("kind"), row.integer("version"))));
    }

    /** Keys in these buckets that begin otherwise. */
    List<Wrapped> wrappedOtherwise(int fromBucket, int toBucket, byte[] prefix) {
        return vault.ofAll(statements -> statements
                .of("""
                select claimant_id, wrapped_key from vault_key
                where bucket between :from and :to and substring(wrapped_key for length(:prefix)) <> :prefix
                """)
                .with("from", fromBucket)
                .with("to", toBucket)
                .with("prefix", prefix)
                .list(row -> new Wrapped(row.id("claimant_id"), row.bytes("wrapped_key"))));
    }

    /** Erased meanwhile, or wrapped anew by another replica: then nothing is changed. */
    boolean replace(Wrapped before, byte[] anew) {
        return vault.of(before.claimantId(), statements -> of(
                                before.claimantId(),
                                statements.of("update vault_key set wrapped_key = :anew" + OF_CLAIMANT
                                        + " and wrapped_key = :before"))
                        .with("anew", anew)
                        .with("before", before.key())
                        .run())
                == 1;
    }

    private static Sealed sealed(Row row) {
        return new Sealed(row.bytes("wrapped_key"), row.integer("version"), row.bytes("sealed"));
    }

    private static Sql.Statement of(UUID claimantId, Sql.Statement statement) {
        return statement.with("bucket", Ids.bucketOf(claimantId)).with("claimant", claimantId);
    }

    private static Sql.Statement at(Place place, Sql.Statement statement) {
        return of(place.claimantId(), statement).with("kind", place.kind()).with("version", place.version());
    }
}
