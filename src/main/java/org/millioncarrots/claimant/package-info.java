/**
 * Claimants under their pseudonyms, their payout destinations, and the vault that alone knows who they are.
 *
 * Writes: blind_index, claimant, destination_change, disclosure, erasure, name_index, vault_key, vault_record.
 */
@NullMarked
package org.millioncarrots.claimant;

import org.jspecify.annotations.NullMarked;
