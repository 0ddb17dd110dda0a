package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.PayeesApart;
import org.millioncarrots.bank.PayeesApart.Payee;
import org.millioncarrots.bank.SentFile;
import org.millioncarrots.bank.SentFileReader;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.claimant.vault.ClaimantSeal;
import org.millioncarrots.claimant.vault.ClaimantSeal.Piece;
import org.millioncarrots.payout.batch.PayoutBatch;
import org.millioncarrots.payout.file.BankFileSql.Paid;
import org.millioncarrots.payout.file.BankFileSql.Part;
import org.millioncarrots.payout.file.BankFileSql.Stored;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * Keeps bank files: what a payment says of its payee sealed with the payee's own key, the rest with a master key, each bound to its
 * batch and place. A file comes back byte for byte, or not at all: what was exchanged or changed does not open, and the hash is
 * compared on every reading.
 */
@ApplicationScoped
public class BankFiles {
    /** What the release before has sealed its files for. */
    private static final String AS_ONE = "bank-file";

    private static final byte[] SEALED = place("sealed");
    /** Nobody knew whose it was, or who it was is erased since. */
    private static final byte[] GONE = place("gone");

    private final BankFileSql sql;
    private final ClaimantSeal seal;
    private final MasterKeys keys;

    BankFiles(BankFileSql sql, ClaimantSeal seal, MasterKeys keys) {
        this.sql = sql;
        this.seal = seal;
        this.keys = keys;
    }

    /** A file, byte for byte as it was rendered. */
    public record Kept(String sha256, byte[] content) {
        @Override
        public String toString() {
            return "Kept[" + sha256 + "]";
        }
    }

    /** Of an imported file only those payees are kept who are known, and nothing but the hash if it is written otherwise than ours. */
    @Transactional(Transactional.TxType.MANDATORY)
    public String keep(UUID batch, byte[] file, Instant now) {
        String sha256 = Sha256.of(file);
        Rest rest = split(batch, file);
        sql.insert(batch, sha256, rest.sealed(), rest.payees(), read(file), now);
        return sha256;
    }

    /** What the file itself says that it pays; null if it cannot be read as one of ours. */
    private static @Nullable SentFile read(byte[] file) {
        try {
            return SentFileReader.read(file);
        } catch (Problem otherForm) {
            return null;
        }
    }

    public boolean has(UUID batch) {
        return sql.exists(batch);
    }

    /**
     * Empty if there is none.
     *
     * @throws Problem of type CONTENT_ERASED if a payee of it is not kept any more
     * @throws IllegalStateException if it is not the file that was kept for the batch
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Kept> find(PayoutBatch batch) {
        return sql.find(batch.id).map(stored -> new Kept(stored.sha256(), verified(batch, stored)));
    }

    /** The file without its payees; nothing of anybody is in it. Empty if there is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Kept> skeleton(PayoutBatch batch) {
        return sql.find(batch.id).map(stored -> {
            byte[] rest = stored.payees() == null
                    ? PayeesApart.of(asOne(batch, stored))
                            .map(apart -> apart.with(payee -> SEALED))
                            .orElse(new byte[0])
                    : keys.open(purpose(batch.id), stored.sealed());
            return new Kept(stored.sha256(), rest);
        });
    }

    /**
     * What the release before has kept, in the form of this one.
     *
     * @throws IllegalStateException if it is not the file that was kept for the batch
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void sealAnew(PayoutBatch batch) {
        Rest rest = split(batch.id, verified(batch, sql.find(batch.id).orElseThrow()));
        sql.replace(batch.id, rest.sealed(), rest.payees());
    }

    /** Whether there is none any more that the release before has sealed as one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean areAllApart() {
        return !sql.anySealedAsOne();
    }

    /** @return how many payments of files told of the claimant */
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(ClaimantId claimant) {
        return sql.forget(claimant);
    }

    private byte[] verified(PayoutBatch batch, Stored stored) {
        byte[] file = stored.payees() == null ? asOne(batch, stored) : together(batch.id, stored);
        if (!Sha256.of(file).equals(stored.sha256())) {
            throw new IllegalStateException("the file of batch " + batch.id + " is not the one that was kept");
        }
        return file;
    }

    /** Its seal does not say which batch it is of; the message id in it does. */
    private byte[] asOne(PayoutBatch batch, Stored stored) {
        byte[] file = keys.open(AS_ONE, stored.sealed());
        String head = new String(file, 0, Math.min(file.length, 4096), StandardCharsets.UTF_8);
        if (!head.contains("<MsgId>" + batch.messageId + "</MsgId>")) {
            throw new IllegalStateException("the file kept for batch " + batch.id + " is another batch's");
        }
        return file;
    }

    /** A file without its payees, sealed, and how many those are. */
    private record Rest(byte[] sealed, int payees) {}

    /** Keeps the payees. */
    private Rest split(UUID batch, byte[] file) {
        PayeesApart apart = PayeesApart.of(file).orElse(null);
        if (apart == null) {
            return new Rest(keys.seal(purpose(batch), new byte[0]), 0);
        }
        Map<String, Paid> paid = paid(apart.payees());
        List<Payee> known = apart.payees().stream()
                .filter(payee -> paid.containsKey(payee.endToEndId()))
                .toList();
        List<byte @Nullable []> sealed = seal.seal(known.stream()
                .map(payee -> piece(
                        batch,
                        Objects.requireNonNull(paid.get(payee.endToEndId())).claimantId(),
                        payee.position(),
                        apart.content(payee)))
                .toList());
        boolean[] kept = new boolean[apart.payees().size()];
        List<Part> parts = new ArrayList<>(known.size());
        for (int i = 0; i < known.size(); i++) {
            Payee payee = known.get(i);
            byte[] part = sealed.get(i);
            if (part != null) {
                kept[payee.position()] = true;
                parts.add(new Part(Objects.requireNonNull(paid.get(payee.endToEndId())), payee.position(), part));
            }
        }
        sql.insert(batch, parts);
        byte[] rest = apart.with(payee -> kept[payee.position()] ? SEALED : GONE);
        return new Rest(keys.seal(purpose(batch), rest), kept.length);
    }

    private byte[] together(UUID batch, Stored stored) {
        byte[] rest = keys.open(purpose(batch), stored.sealed());
        PayeesApart skeleton = PayeesApart.of(rest)
                .orElseThrow(() -> erased("nothing of the file of batch " + batch
                        + " is kept but its hash: it was imported in another form than ours"));
        byte[] @Nullable [] contents = contents(batch, skeleton.payees().size());
        List<Payee> missing = skeleton.payees().stream()
                .filter(payee -> contents[payee.position()] == null)
                .toList();
        if (!missing.isEmpty()) {
            requireErased(batch, skeleton, missing);
            throw erased(missing.size() + " of the " + skeleton.payees().size() + " payees of batch " + batch
                    + " are erased, so the file cannot be put together any more; its skeleton has all the rest");
        }
        return skeleton.with(payee -> contents[payee.position()]);
    }

    private byte[] @Nullable [] contents(UUID batch, int payees) {
        List<Part> parts = sql.parts(batch);
        List<byte @Nullable []> opened = seal.open(parts.stream()
                .map(part -> piece(batch, part.of().claimantId(), part.position(), part.sealed()))
                .toList());
        byte[][] contents = new byte[payees][];
        for (int i = 0; i < parts.size(); i++) {
            contents[parts.get(i).position()] = opened.get(i);
        }
        return contents;
    }

    /** Whoever is not erased must be there: a row that was taken away is no erasure. */
    private void requireErased(UUID batch, PayeesApart skeleton, List<Payee> missing) {
        List<Payee> sealed = missing.stream()
                .filter(payee -> Arrays.equals(skeleton.content(payee), SEALED))
                .toList();
        Map<String, Paid> paid = paid(sealed);
        if (!sealed.stream()
                .allMatch(payee -> paid.containsKey(payee.endToEndId())
                        && paid.get(payee.endToEndId()).erased())) {
            throw new IllegalStateException("payees of the file of batch " + batch + " are gone who are not erased");
        }
    }

    private Map<String, Paid> paid(List<Payee> payees) {
        return sql.paid(payees.stream().map(Payee::endToEndId).toList());
    }

    private static Problem erased(String detail) {
        return Problem.of(ProblemType.CONTENT_ERASED, detail);
    }

    private static Piece piece(UUID batch, UUID claimant, int position, byte[] content) {
        return new Piece(claimant, purpose(batch) + "/" + position + "/1", content);
    }

    private static String purpose(UUID batch) {
        return "bank-file/" + batch;
    }

    private static byte[] place(String what) {
        return ("<?payee " + what + "?>").getBytes(StandardCharsets.US_ASCII);
    }
}
