package org.millioncarrots.claimant.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.claimant.account.ClearSharedAccount.WithClaimants;

/**
 * An account of several claimants; nothing of the account is in it.
 *
 * @param account what it is called here, drawn by chance
 * @param claimants how many have been paid to it
 * @param claimantIds at most a hundred of them
 * @param raisedAt when the last of them came
 * @param clearedUpTo up to how many claimants it is cleared; 0 if it is not
 */
@Schema(name = "SharedAccount")
record SharedAccountView(
        UUID account,
        boolean stopsPayments,
        int claimants,
        List<UUID> claimantIds,
        Instant raisedAt,
        int clearedUpTo,
        @Nullable String clearedBy,
        @Nullable Instant clearedAt) {
    static SharedAccountView of(WithClaimants found) {
        SharedAccount account = found.account();
        return new SharedAccountView(
                account.id(),
                account.stopsPayments(),
                account.claimants(),
                found.claimants(),
                account.raisedAt(),
                account.clearedUpTo(),
                account.clearedBy(),
                account.clearedAt());
    }
}
