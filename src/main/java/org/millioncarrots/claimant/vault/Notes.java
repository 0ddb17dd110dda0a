package org.millioncarrots.claimant.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;
import org.millioncarrots.platform.sql.Sql.Statement;

/**
 * What else is sealed of a claimant, in forms that their features know. A row beside says which of it counts: what was sealed for an
 * act that then did not happen is swept.
 */
@ApplicationScoped
public class Notes {
    private static final String OF_KIND = " where bucket = :bucket and claimant_id = :claimant and kind = :kind";

    private final IdentityVault vault;
    private final Sql sql;
    private final Clock clock;

    Notes(IdentityVault vault, Sql sql, Clock clock) {
        this.vault = vault;
        this.sql = sql;
        this.clock = clock;
    }

    /** What it is about. */
    public enum Kind {
        CONTACT,
        WORDS,
        TESTIMONY
    }

    /** @return its number: 1, 2, 3, … of its kind, some of which may be left out; whoever calls has locked the claimant */
    @Transactional(Transactional.TxType.MANDATORY)
    public int seal(Claimant claimant, Kind kind, Object content) {
        UUID id = claimant.id().value();
        List<Integer> earlier = numbers(id, kind);
        int number = Math.max(earlier.isEmpty() ? 0 : earlier.getLast(), vault.lastNote(id, kind)) + 1;
        vault.sealNote(id, kind, number, content);
        of("""
                insert into vault_note (bucket, claimant_id, kind, number, partner, sealed_at)
                values (:bucket, :claimant, :kind, :number, :partner, :now)
                """, id, kind)
                .with("number", number)
                .with("partner", claimant.partner())
                .with("now", clock.instant())
                .run();
        return number;
    }

    /** Those that count, in their order. */
    public List<Integer> numbers(UUID claimant, Kind kind) {
        return of("select number from vault_note" + OF_KIND + " order by number", claimant, kind)
                .list(row -> row.integer("number"));
    }

    /** Empty when it does not count, or was destroyed, alone or with the claimant's key. */
    public <T> Optional<T> find(UUID claimant, Kind kind, int number, Class<T> type) {
        return numbers(claimant, kind).contains(number) ? vault.note(claimant, kind, number, type) : Optional.empty();
    }

    /** In the order of their numbers. */
    public <T> List<T> all(UUID claimant, Kind kind, Class<T> type) {
        return numbers(claimant, kind).stream()
                .flatMap(number -> vault.note(claimant, kind, number, type).stream())
                .toList();
    }

    /** Destroys it when the caller's act commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID claimant, Kind kind, int number) {
        of("delete from vault_note" + OF_KIND + " and number = :number", claimant, kind)
                .with("number", number)
                .run();
        vault.forgetNote(claimant, kind, number);
    }

    private Statement of(String text, UUID claimant, Kind kind) {
        return sql.of(text)
                .with("bucket", Ids.bucketOf(claimant))
                .with("claimant", claimant)
                .with("kind", kind);
    }
}
