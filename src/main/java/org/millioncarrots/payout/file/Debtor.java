package org.millioncarrots.payout.file;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The paying office as claimants' banks see it; nothing in it may tell what is paid for. */
@ConfigMapping(prefix = "carrots.debtor")
@RegisterForReflection
public interface Debtor {
    /** By commas. */
    String TELLING = "bounty,stipend,defection,surrender,asylum,million carrots";

    /** The office's name: neutral, Latin letters, at most 70 characters. For example {@code Joint Settlement Office}. */
    String name();

    /** The account that payments leave. For example {@code DE89 3704 0044 0532 0130 00}. */
    String iban();

    /**
     * Further accounts of ours whose statements count, by commas, such as a former one: IBANs, or numbers as the bank writes them.
     * For example {@code FR7630006000011234567890189}.
     */
    Optional<String> furtherAccounts();

    /**
     * The file of further accounts that payments leave, for a currency or for one sponsor's money in it: properties such as
     * {@code dollars.currency}, {@code .sponsor}, {@code .iban}, {@code .bic} and {@code .name}. For example {@code /etc/carrots/accounts.properties}.
     */
    Optional<Path> accounts();

    /** The account's bank, in the account's country. For example {@code COBADEFFXXX}. */
    String bic();

    /** The office's town, Latin letters. For example {@code Berlin}. */
    String town();

    /** The office's country: ISO 3166, two capital letters. For example {@code DE}. */
    String country();

    /** The text on the claimant's statement; neutral too, at most 140 characters of the SEPA set. */
    @WithDefault("Payment")
    String remittance();

    /** Words that no bank file may contain, by commas, beside programmes, categories and acts; replaces the default list. */
    @WithDefault(TELLING)
    Set<String> forbiddenWords();
}
