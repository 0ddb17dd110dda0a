package org.millioncarrots.claimant.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.bank.Iban;
import org.millioncarrots.claimant.ClaimantId;
import org.millioncarrots.platform.KeyedHash;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.sql.Sql;

/**
 * Which claimants have been paid to one account, across partners and without showing any of them anything. An account keeps its
 * key when master keys change; however it was typed, it is one.
 */
@ApplicationScoped
public class AccountIndex {
    private final Sql sql;
    private final SharedAccounts shared;
    private final KeyedHash hash;

    AccountIndex(Sql sql, SharedAccounts shared, MasterKeys keys) {
        this.sql = sql;
        this.shared = shared;
        this.hash = keys.keyedHash("account-index");
    }

    /** The key of an account, a UUID of version 8: nobody without the key file can link it to anything. */
    public UUID key(Iban account) {
        ByteBuffer bytes = ByteBuffer.wrap(hash.of(account.reveal().getBytes(StandardCharsets.US_ASCII)));
        return new UUID(
                (bytes.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L,
                (bytes.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /** The claimant is paid there from now on. */
    public void remember(ClaimantId claimant, int version, Iban account) {
        UUID key = key(account);
        add(claimant, version, key);
        shared.look(key);
    }

    /** Without looking who else is paid there: whoever calls this looks at all in the end. */
    void add(ClaimantId claimant, int version, UUID key) {
        sql.of("""
                insert into account_index (bucket, claimant_id, version, account)
                values (:bucket, :claimant, :version, :account) on conflict do nothing
                """)
                .with("bucket", claimant.bucket())
                .with("claimant", claimant.value())
                .with("version", version)
                .with("account", key)
                .run();
    }

    /** Whoever is forgotten was never paid anywhere, as far as this is concerned. */
    public void forget(ClaimantId claimant) {
        List<UUID> accounts = sql.of("""
                delete from account_index where bucket = :bucket and claimant_id = :claimant returning account
                """)
                .with("bucket", claimant.bucket())
                .with("claimant", claimant.value())
                .list(row -> row.id("account"));
        accounts.stream().distinct().sorted().forEach(shared::lookAgain);
    }
}
