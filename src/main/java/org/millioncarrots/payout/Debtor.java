package org.millioncarrots.payout;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** The paying office as claimants' banks see it; nothing in it may tell what is paid for. */
@ConfigMapping(prefix = "carrots.debtor")
interface Debtor {
    /** Neutral, Latin letters, at most 70 characters. */
    String name();

    String iban();

    String bic();

    String town();

    /** ISO 3166, two capital letters. */
    String country();

    /** The text on the claimant's statement. */
    @WithDefault("Payment")
    String remittance();

    /** Further words that no bank file may contain, beside programmes, categories and acts. */
    @WithDefault("bounty,stipend,defection,surrender,asylum,million carrots")
    Set<String> forbiddenWords();
}
