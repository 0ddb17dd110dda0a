/** Accounts under which several claimants are paid: found by keyed hashes, cleared by a person. */
@NullMarked
package org.millioncarrots.claimant.account;

import org.jspecify.annotations.NullMarked;
