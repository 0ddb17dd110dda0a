/**
 * Claimants under their pseudonyms, their payout destinations, and the vault that alone knows who they are.
 *
 * Writes: account_index, blind_index, check_in, claimant, dependant, destination_change, disclosure, erasure, name_index,
 * shared_account, vault_destruction, vault_key, vault_note, vault_record.
 * Reads: destination_version, payout.
 */
@NullMarked
package org.millioncarrots.claimant;

import org.jspecify.annotations.NullMarked;
