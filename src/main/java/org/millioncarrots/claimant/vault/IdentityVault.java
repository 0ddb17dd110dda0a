package org.millioncarrots.claimant.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.sql.Sql;

/**
 * The only place where names, documents and account numbers live. Every claimant has a key of their own, wrapped by a master
 * key; deleting it makes all their records unreadable for ever.
 */
@ApplicationScoped
public class IdentityVault {
    private static final String IDENTITY = "IDENTITY";
    private static final String DESTINATION = "DESTINATION";
    private static final String DEPENDANT = "DEPENDANT";

    private final Sql sql;
    private final MasterKeys masterKeys;
    private final Json json;
    private final Clock clock;

    IdentityVault(Sql sql, MasterKeys masterKeys, Json json, Clock clock) {
        this.sql = sql;
        this.masterKeys = masterKeys;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What a new claimant's vault holds, sealed and not yet stored.
     *
     * @param key the claimant's key, wrapped
     */
    public record Sealed(byte[] key, byte[] identity, byte[] destination) {}

    /** Makes a key for a claimant and seals with it; stores nothing. */
    public Sealed seal(UUID claimantId, Identity identity, PayoutDestination destination) {
        byte[] key = masterKeys.newKey();
        SecretKey secret = new SecretKeySpec(key, "AES");
        Sealed sealed = new Sealed(
                masterKeys.seal(wrapping(claimantId), key),
                encrypted(secret, claimantId, IDENTITY, 1, identity),
                encrypted(secret, claimantId, DESTINATION, 1, destination));
        Arrays.fill(key, (byte) 0);
        return sealed;
    }

    /** Makes the claimant's key and seals the identity. */
    @Transactional
    public void open(UUID claimantId, Identity identity) {
        byte[] key = masterKeys.newKey();
        sql.of("insert into vault_key (bucket, claimant_id, wrapped_key, created_at)"
                        + " values (:bucket, :claimant, :key, :now)")
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .with("key", masterKeys.seal(wrapping(claimantId), key))
                .with("now", clock.instant())
                .run();
        Arrays.fill(key, (byte) 0);
        store(claimantId, IDENTITY, 1, identity);
    }

    /** @param version 1, 2, 3, … for the claimant's destinations; a proposed one has its version from the start */
    @Transactional
    public void sealDestination(UUID claimantId, int version, PayoutDestination destination) {
        store(claimantId, DESTINATION, version, destination);
    }

    /** Empty when the claimant's key was destroyed. */
    public Optional<Identity> identity(UUID claimantId) {
        return unseal(claimantId, IDENTITY, 1, Identity.class);
    }

    /** Empty when the claimant's key was destroyed. */
    public Optional<PayoutDestination> destination(UUID claimantId, int version) {
        return unseal(claimantId, DESTINATION, version, PayoutDestination.class);
    }

    /** @param number 1, 2, 3, … for the dependants who are added to the claimant */
    @Transactional
    public void sealDependant(UUID claimantId, int number, Identity.Dependant dependant) {
        store(claimantId, DEPENDANT, number, dependant);
    }

    /** Empty when it was destroyed, alone or with the claimant's key. */
    public Optional<Identity.Dependant> dependant(UUID claimantId, int number) {
        return unseal(claimantId, DEPENDANT, number, Identity.Dependant.class);
    }

    /** The identity with all dependants who were added, confirmed or not; empty when the claimant's key was destroyed. */
    public Optional<Identity> whole(UUID claimantId) {
        return identity(claimantId).map(identity -> {
            List<Integer> numbers = sql.of("select version from vault_record where bucket = :bucket"
                            + " and claimant_id = :claimant and kind = :kind order by version")
                    .with("bucket", Ids.bucketOf(claimantId))
                    .with("claimant", claimantId)
                    .with("kind", DEPENDANT)
                    .list(row -> row.integer("version"));
            return identity.with(numbers.stream()
                    .flatMap(number -> dependant(claimantId, number).stream())
                    .toList());
        });
    }

    /** Destroys what was sealed of a dependant who is none. */
    @Transactional
    public void forgetDependant(UUID claimantId, int number) {
        sql.of("delete from vault_record where bucket = :bucket and claimant_id = :claimant and kind = :kind"
                        + " and version = :number")
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .with("kind", DEPENDANT)
                .with("number", number)
                .run();
    }

    /** Makes unreadable for ever what was sealed for a claimant, and forgets how large the family was. */
    @Transactional
    public void destroy(UUID claimantId) {
        for (String table : List.of("vault_record", "vault_key", "dependant")) {
            sql.of("delete from " + table + " where bucket = :bucket and claimant_id = :claimant")
                    .with("bucket", Ids.bucketOf(claimantId))
                    .with("claimant", claimantId)
                    .run();
        }
    }

    /**
     * Destroys what has no claimant. Nothing of today leaves such: the release before sealed in a transaction of its own.
     *
     * @param before when it was sealed; what is younger may still get its claimant
     * @return how many had no claimant
     */
    @Transactional
    int sweep(Instant before) {
        List<UUID> orphans = sql.of("""
                select k.claimant_id from vault_key k
                where k.created_at < :before
                    and not exists (select from claimant c where c.bucket = k.bucket and c.id = k.claimant_id)
                    -- Whoever sees one partner's claimants only would take all others for orphans.
                    and current_setting('app.partner', true) = '*'
                """).with("before", before).list(row -> row.id("claimant_id"));
        orphans.forEach(this::destroy);
        return orphans.size();
    }

    /**
     * Wraps anew what another master key than the primary one has wrapped; the claimants' own keys, and what they seal, stay.
     *
     * @return how many in these buckets were wrapped anew
     */
    @Transactional
    int rewrap(int fromBucket, int toBucket) {
        List<Wrapped> others = sql.of("""
                select claimant_id, wrapped_key from vault_key
                where bucket between :from and :to and substring(wrapped_key for length(:prefix)) <> :prefix
                """)
                .with("from", fromBucket)
                .with("to", toBucket)
                .with("prefix", masterKeys.primaryPrefix())
                .list(row -> new Wrapped(row.id("claimant_id"), row.bytes("wrapped_key")));
        return others.stream()
                .mapToInt(other -> rewrap(other.claimantId(), other.key()))
                .sum();
    }

    private record Wrapped(UUID claimantId, byte[] key) {}

    /** Erased meanwhile, or wrapped anew by another replica: then nothing is changed. */
    private int rewrap(UUID claimantId, byte[] wrapped) {
        byte[] key = masterKeys.open(wrapping(claimantId), wrapped);
        byte[] anew = masterKeys.seal(wrapping(claimantId), key);
        Arrays.fill(key, (byte) 0);
        return sql.of("update vault_key set wrapped_key = :anew"
                        + " where bucket = :bucket and claimant_id = :claimant and wrapped_key = :wrapped")
                .with("anew", anew)
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .with("wrapped", wrapped)
                .run();
    }

    private void store(UUID claimantId, String kind, int version, Object content) {
        SecretKey key = key(claimantId).orElseThrow(() -> new IllegalStateException("the claimant has no key"));
        sql.of("insert into vault_record (bucket, claimant_id, kind, version, sealed, created_at)"
                        + " values (:bucket, :claimant, :kind, :version, :sealed, :now)")
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .with("kind", kind)
                .with("version", version)
                .with("sealed", encrypted(key, claimantId, kind, version, content))
                .with("now", clock.instant())
                .run();
    }

    private byte[] encrypted(SecretKey key, UUID claimantId, String kind, int version, Object content) {
        byte[] plain = json.write(content).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = masterKeys.encrypt(key, context(claimantId, kind, version), plain);
        Arrays.fill(plain, (byte) 0);
        return sealed;
    }

    private <T> Optional<T> unseal(UUID claimantId, String kind, int version, Class<T> type) {
        return key(claimantId).flatMap(key -> sql.of("select sealed from vault_record where bucket = :bucket"
                        + " and claimant_id = :claimant and kind = :kind and version = :version")
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .with("kind", kind)
                .with("version", version)
                .first(row -> row.bytes("sealed"))
                .map(bytes -> masterKeys.decrypt(key, context(claimantId, kind, version), bytes))
                .map(plain -> json.read(new String(plain, StandardCharsets.UTF_8), type)));
    }

    private Optional<SecretKey> key(UUID claimantId) {
        return sql.of("select wrapped_key from vault_key where bucket = :bucket and claimant_id = :claimant")
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .first(row -> row.bytes("wrapped_key"))
                .map(wrapped -> new SecretKeySpec(masterKeys.open(wrapping(claimantId), wrapped), "AES"));
    }

    private static String wrapping(UUID claimantId) {
        return "claimant-key/" + claimantId;
    }

    private static String context(UUID claimantId, String kind, int version) {
        return claimantId + "/" + kind + "/" + version;
    }
}
