package org.millioncarrots.claimant.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.PayoutDestination;
import org.millioncarrots.claimant.vault.VaultRows.Place;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.json.Json;

/**
 * The only place where names, documents and account numbers live. Every claimant has a key of their own, wrapped by a master
 * key; deleting it makes all their records unreadable for ever. What is sealed is bound to claimant, kind and version, and opens
 * nowhere else.
 *
 * <p>What is sealed is stored at once, whatever becomes of the caller's act, and means nothing until that commits; what is destroyed
 * is destroyed after the act's commit.
 */
@ApplicationScoped
public class IdentityVault {
    private static final String IDENTITY = "IDENTITY";
    static final String DESTINATION = "DESTINATION";
    static final String DEPENDANT = "DEPENDANT";

    private final VaultRows rows;
    private final DestroySealed destroySealed;
    private final MasterKeys masterKeys;
    private final Json json;

    IdentityVault(VaultRows rows, DestroySealed destroySealed, MasterKeys masterKeys, Json json) {
        this.rows = rows;
        this.destroySealed = destroySealed;
        this.masterKeys = masterKeys;
        this.json = json;
    }

    /**
     * What a new claimant's vault holds, sealed and not yet stored.
     *
     * @param key the claimant's key, wrapped
     */
    public record Sealed(byte[] key, byte[] identity, byte @Nullable [] destination) {}

    /** Makes a key for a claimant and seals with it; stores nothing. */
    public Sealed seal(UUID claimantId, Identity identity, @Nullable PayoutDestination destination) {
        byte[] key = masterKeys.newKey();
        SecretKey secret = new SecretKeySpec(key, "AES");
        Sealed sealed = new Sealed(
                masterKeys.seal(wrapping(claimantId), key),
                encrypted(secret, new Place(claimantId, IDENTITY, 1), identity),
                destination == null ? null : encrypted(secret, new Place(claimantId, DESTINATION, 1), destination));
        Arrays.fill(key, (byte) 0);
        return sealed;
    }

    /** Makes the claimant's key and seals the identity, and the first destination if there is one. */
    public void open(UUID claimantId, Identity identity, @Nullable PayoutDestination destination) {
        Sealed sealed = seal(claimantId, identity, destination);
        rows.open(claimantId, sealed.key(), sealed.identity(), sealed.destination());
    }

    /** @param version 1, 2, 3, … for the claimant's destinations; a proposed one has its version from the start */
    public void sealDestination(UUID claimantId, int version, PayoutDestination destination) {
        store(new Place(claimantId, DESTINATION, version), destination);
    }

    /** The last version that was ever sealed, also for a change that then did not happen; 0 without any. */
    public int lastDestination(UUID claimantId) {
        return rows.lastVersion(claimantId, DESTINATION);
    }

    /** Empty when the claimant's key was destroyed. */
    public Optional<Identity> identity(UUID claimantId) {
        return unseal(new Place(claimantId, IDENTITY, 1), Identity.class);
    }

    /** Empty when the claimant's key was destroyed. */
    public Optional<PayoutDestination> destination(UUID claimantId, int version) {
        return unseal(new Place(claimantId, DESTINATION, version), PayoutDestination.class);
    }

    /** Where somebody is paid: the version of the destination counts. */
    public record PaidAt(UUID claimantId, int version) {}

    /** Who is paid, and where. */
    public record Payee(Identity identity, PayoutDestination destination) {}

    /** Of as many as fit into memory, with one statement and each key unwrapped once; whose key was destroyed is not among them. */
    public Map<PaidAt, Payee> payees(Collection<PaidAt> wanted) {
        List<PaidAt> each = wanted.stream().distinct().toList();
        return rows
                .payees(
                        each.stream().map(PaidAt::claimantId).toList(),
                        each.stream().map(PaidAt::version).toList())
                .stream()
                .collect(Collectors.toMap(found -> new PaidAt(found.claimantId(), found.version()), this::payee));
    }

    private Payee payee(VaultRows.Payee found) {
        UUID claimant = found.claimantId();
        SecretKey key = key(claimant, found.wrappedKey());
        return new Payee(
                decrypted(key, new Place(claimant, IDENTITY, 1), found.identity(), Identity.class),
                decrypted(
                        key,
                        new Place(claimant, DESTINATION, found.version()),
                        found.destination(),
                        PayoutDestination.class));
    }

    /** @param number 1, 2, 3, … for the dependants who are added to the claimant */
    public void sealDependant(UUID claimantId, int number, Identity.Dependant dependant) {
        store(new Place(claimantId, DEPENDANT, number), dependant);
    }

    /** The last number that was ever sealed, also for an act that then did not happen; 0 without any. */
    public int lastDependant(UUID claimantId) {
        return rows.lastVersion(claimantId, DEPENDANT);
    }

    /** Empty when it was destroyed, alone or with the claimant's key. */
    public Optional<Identity.Dependant> dependant(UUID claimantId, int number) {
        return unseal(new Place(claimantId, DEPENDANT, number), Identity.Dependant.class);
    }

    /** The identity with all dependants who were added, confirmed or not; empty when the claimant's key was destroyed. */
    public Optional<Identity> whole(UUID claimantId) {
        return identity(claimantId)
                .map(identity -> identity.with(rows.all(claimantId, DEPENDANT).stream()
                        .map(one -> decrypted(
                                new Place(claimantId, DEPENDANT, one.version()), one, Identity.Dependant.class))
                        .toList()));
    }

    void sealNote(UUID claimantId, Notes.Kind kind, int number, Object content) {
        store(new Place(claimantId, kind.name(), number), content);
    }

    /** The last number that was ever sealed, also for an act that then did not happen; 0 without any. */
    int lastNote(UUID claimantId, Notes.Kind kind) {
        return rows.lastVersion(claimantId, kind.name());
    }

    /** Empty when it was destroyed, alone or with the claimant's key. */
    <T> Optional<T> note(UUID claimantId, Notes.Kind kind, int number, Class<T> type) {
        return unseal(new Place(claimantId, kind.name(), number), type);
    }

    void forgetNote(UUID claimantId, Notes.Kind kind, int number) {
        destroySealed.ask(new Place(claimantId, kind.name(), number));
    }

    /** Destroys what was sealed of a dependant who is none, when the caller's act commits. */
    @Transactional
    public void forgetDependant(UUID claimantId, int number) {
        destroySealed.ask(new Place(claimantId, DEPENDANT, number));
    }

    /** Makes unreadable for ever what was sealed for a claimant, when the caller's act commits; forgets how large the family was. */
    @Transactional
    public void destroy(UUID claimantId) {
        destroySealed.askForAll(claimantId);
    }

    private void store(Place place, Object content) {
        SecretKey key = rows.wrappedKey(place.claimantId())
                .map(wrapped -> key(place.claimantId(), wrapped))
                .orElseThrow(() -> new IllegalStateException("the claimant has no key"));
        rows.add(place, encrypted(key, place, content));
    }

    private byte[] encrypted(SecretKey key, Place place, Object content) {
        byte[] plain = json.write(content).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = masterKeys.encrypt(key, context(place), plain);
        Arrays.fill(plain, (byte) 0);
        return sealed;
    }

    private <T> Optional<T> unseal(Place place, Class<T> type) {
        return rows.find(place).map(found -> decrypted(place, found, type));
    }

    private <T> T decrypted(Place place, VaultRows.Sealed sealed, Class<T> type) {
        return decrypted(key(place.claimantId(), sealed.wrappedKey()), place, sealed.content(), type);
    }

    private <T> T decrypted(SecretKey key, Place place, byte[] sealed, Class<T> type) {
        byte[] plain = masterKeys.decrypt(key, context(place), sealed);
        return json.read(new String(plain, StandardCharsets.UTF_8), type);
    }

    private SecretKey key(UUID claimantId, byte[] wrapped) {
        return new SecretKeySpec(masterKeys.open(wrapping(claimantId), wrapped), "AES");
    }

    /** What a claimant's wrapped key is bound to. */
    static String wrapping(UUID claimantId) {
        return "claimant-key/" + claimantId;
    }

    private static String context(Place place) {
        return place.claimantId() + "/" + place.kind() + "/" + place.version();
    }
}
