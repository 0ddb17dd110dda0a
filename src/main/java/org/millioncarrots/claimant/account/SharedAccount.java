package org.millioncarrots.claimant.account;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account of more claimants than are taken for a family.
 *
 * @param id drawn by chance: what the account is called outside of the index, in the audit log too
 * @param account its key in the index, which goes with the last of them
 * @param claimants how many have been paid to it
 * @param raisedAt when the last of them came
 * @param clearedUpTo up to how many claimants somebody has looked at; 0 if nobody has
 */
record SharedAccount(
        UUID id,
        UUID account,
        int claimants,
        Instant raisedAt,
        int clearedUpTo,
        @Nullable String clearedBy,
        @Nullable Instant clearedAt) {
    boolean stopsPayments() {
        return claimants > clearedUpTo;
    }
}
