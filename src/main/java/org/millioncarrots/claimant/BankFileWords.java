package org.millioncarrots.claimant;

import org.millioncarrots.bank.TellingWords;

/** The words that no bank file may contain: known where files are made, asked when names and addresses arrive. */
public interface BankFileWords {
    TellingWords now();
}
