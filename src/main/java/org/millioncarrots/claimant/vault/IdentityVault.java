package org.millioncarrots.claimant.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
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

/**
 * The only place where names, documents and account numbers live. Every claimant has a key of their own, wrapped by a master
 * key; deleting it makes all their records unreadable for ever.
 */
@ApplicationScoped
public class IdentityVault {
    private static final String IDENTITY = "IDENTITY";
    private static final String DESTINATION = "DESTINATION";

    private final EntityManager entityManager;
    private final MasterKeys masterKeys;
    private final Json json;
    private final Clock clock;

    IdentityVault(EntityManager entityManager, MasterKeys masterKeys, Json json, Clock clock) {
        this.entityManager = entityManager;
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

    /** Makes the claimant's key and seals the identity; a transaction of its own, before the claimant is stored. */
    @Transactional
    public void open(UUID claimantId, Identity identity) {
        byte[] key = masterKeys.newKey();
        entityManager
                .createNativeQuery("insert into vault_key (bucket, claimant_id, wrapped_key, created_at)"
                        + " values (:bucket, :claimant, :key, :now)")
                .setParameter("bucket", Ids.bucketOf(claimantId))
                .setParameter("claimant", claimantId)
                .setParameter("key", masterKeys.seal(wrapping(claimantId), key))
                .setParameter("now", clock.instant())
                .executeUpdate();
        Arrays.fill(key, (byte) 0);
        store(claimantId, IDENTITY, 1, identity);
    }

    /** @param version 1, 2, 3, … for the claimant's destinations, of which the highest is the current one */
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

    /** Takes back what was stored for a claimant who was not registered after all, or erases one for ever. */
    @Transactional
    public void destroy(UUID claimantId) {
        for (String table : List.of("vault_record", "vault_key")) {
            entityManager
                    .createNativeQuery("delete from " + table + " where bucket = :bucket and claimant_id = :claimant")
                    .setParameter("bucket", Ids.bucketOf(claimantId))
                    .setParameter("claimant", claimantId)
                    .executeUpdate();
        }
    }

    /**
     * Destroys what a kill between the vault's transaction and the claimant's has left behind.
     *
     * @param before when it was sealed; what is younger may still get its claimant
     * @return how many had no claimant
     */
    @Transactional
    int sweep(Instant before) {
        List<UUID> orphans = entityManager
                .createNativeQuery("""
                        select k.claimant_id from vault_key k
                        where k.created_at < :before
                            and not exists (select from claimant c where c.bucket = k.bucket and c.id = k.claimant_id)
                            -- Whoever sees one partner's claimants only would take all others for orphans.
                            and current_setting('app.partner', true) = '*'
                        """, UUID.class)
                .setParameter("before", before)
                .getResultList();
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
        List<Tuple> others = entityManager
                .createNativeQuery("""
                        select claimant_id, wrapped_key from vault_key
                        where bucket between :from and :to and substring(wrapped_key for length(:prefix)) <> :prefix
                        """, Tuple.class)
                .setParameter("from", fromBucket)
                .setParameter("to", toBucket)
                .setParameter("prefix", masterKeys.primaryPrefix())
                .getResultList();
        return others.stream()
                .mapToInt(row -> rewrap(row.get(0, UUID.class), row.get(1, byte[].class)))
                .sum();
    }

    /** Erased meanwhile, or wrapped anew by another replica: then nothing is changed. */
    private int rewrap(UUID claimantId, byte[] wrapped) {
        byte[] key = masterKeys.open(wrapping(claimantId), wrapped);
        byte[] anew = masterKeys.seal(wrapping(claimantId), key);
        Arrays.fill(key, (byte) 0);
        return entityManager
                .createNativeQuery("update vault_key set wrapped_key = :anew"
                        + " where bucket = :bucket and claimant_id = :claimant and wrapped_key = :wrapped")
                .setParameter("anew", anew)
                .setParameter("bucket", Ids.bucketOf(claimantId))
                .setParameter("claimant", claimantId)
                .setParameter("wrapped", wrapped)
                .executeUpdate();
    }

    private void store(UUID claimantId, String kind, int version, Object content) {
        SecretKey key = key(claimantId).orElseThrow(() -> new IllegalStateException("the claimant has no key"));
        entityManager
                .createNativeQuery("insert into vault_record (bucket, claimant_id, kind, version, sealed, created_at)"
                        + " values (:bucket, :claimant, :kind, :version, :sealed, :now)")
                .setParameter("bucket", Ids.bucketOf(claimantId))
                .setParameter("claimant", claimantId)
                .setParameter("kind", kind)
                .setParameter("version", version)
                .setParameter("sealed", encrypted(key, claimantId, kind, version, content))
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private byte[] encrypted(SecretKey key, UUID claimantId, String kind, int version, Object content) {
        byte[] plain = json.write(content).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = masterKeys.encrypt(key, context(claimantId, kind, version), plain);
        Arrays.fill(plain, (byte) 0);
        return sealed;
    }

    private <T> Optional<T> unseal(UUID claimantId, String kind, int version, Class<T> type) {
        return key(claimantId).flatMap(key -> {
            List<?> rows = entityManager
                    .createNativeQuery(
                            "select sealed from vault_record where bucket = :bucket and claimant_id = :claimant"
                                    + " and kind = :kind and version = :version",
                            byte[].class)
                    .setParameter("bucket", Ids.bucketOf(claimantId))
                    .setParameter("claimant", claimantId)
                    .setParameter("kind", kind)
                    .setParameter("version", version)
                    .getResultList();
            return rows.stream()
                    .findFirst()
                    .map(row -> masterKeys.decrypt(key, context(claimantId, kind, version), (byte[]) row))
                    .map(plain -> json.read(new String(plain, StandardCharsets.UTF_8), type));
        });
    }

    private Optional<SecretKey> key(UUID claimantId) {
        List<?> rows = entityManager
                .createNativeQuery(
                        "select wrapped_key from vault_key where bucket = :bucket and claimant_id = :claimant",
                        byte[].class)
                .setParameter("bucket", Ids.bucketOf(claimantId))
                .setParameter("claimant", claimantId)
                .getResultList();
        return rows.stream()
                .findFirst()
                .map(wrapped -> new SecretKeySpec(masterKeys.open(wrapping(claimantId), (byte[]) wrapped), "AES"));
    }

    private static String wrapping(UUID claimantId) {
        return "claimant-key/" + claimantId;
    }

    private static String context(UUID claimantId, String kind, int version) {
        return claimantId + "/" + kind + "/" + version;
    }
}
