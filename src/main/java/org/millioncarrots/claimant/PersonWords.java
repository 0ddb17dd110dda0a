package org.millioncarrots.claimant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.millioncarrots.claimant.vault.Identity;
import org.millioncarrots.claimant.vault.IdentityVault;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.sql.Sql;

/** What a person is found by in a text, such as one that a bank has sent: names, document and accounts. Never kept, never told. */
@ApplicationScoped
public class PersonWords {
    private final IdentityVault vault;
    private final Sql sql;

    PersonWords(IdentityVault vault, Sql sql) {
        this.vault = vault;
        this.sql = sql;
    }

    /** None of whom the vault knows nothing any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> of(ClaimantId claimant) {
        List<String> words = new ArrayList<>();
        vault.identity(claimant.value()).ifPresent(identity -> add(words, identity));
        sql.of("select distinct version from destination_version where bucket = :bucket and claimant_id = :claimant")
                .with("bucket", claimant.bucket())
                .with("claimant", claimant.value())
                .list(row -> row.integer("version"))
                .forEach(version -> vault.destination(claimant.value(), version)
                        .ifPresent(account -> words.add(account.account().reveal())));
        return words;
    }

    private static void add(List<String> words, Identity identity) {
        words.add(identity.name());
        words.add(identity.document().number());
        if (identity.latinName() != null) {
            words.add(identity.latinName());
        }
        try {
            words.add(identity.latin("name").reveal());
        } catch (Problem noRuleForItsLetters) {
            // Then no bank has had it in Latin letters from us.
        }
    }
}
