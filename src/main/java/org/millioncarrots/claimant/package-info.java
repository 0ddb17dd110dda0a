/** Claimants under their pseudonyms, their payout destinations, and the vault that alone knows who they are. */
@NullMarked
package org.millioncarrots.claimant;

import org.jspecify.annotations.NullMarked;
