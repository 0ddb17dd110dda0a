package org.millioncarrots.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.ledger.LedgerView.AccountBalance;
import org.millioncarrots.platform.Sha256;

/**
 * A month that one person proposes to close, with what another sees before they close it.
 *
 * @param closedThrough its last day
 * @param proposedDigest of the figures that were proposed: if it differs from the digest, something was booked since
 * @param digest of the accounts below as they are now, which the second person names
 * @param accounts the sums of every account up to that day, which the closing keeps
 */
@Schema(name = "ClosingProposal")
public record ClosingView(
        LocalDate closedThrough,
        String proposedBy,
        Instant proposedAt,
        String proposedDigest,
        String digest,
        List<AccountBalance> accounts) {

    /**
     * A month in the list: closed, or proposed to be.
     *
     * @param proposedBy absent for months that one person closed, as was done once
     * @param closedBy absent while it waits for another person
     */
    @Schema(name = "Closing")
    public record Listed(
            LocalDate closedThrough,
            @Nullable String proposedBy,
            @Nullable Instant proposedAt,
            @Nullable String closedBy,
            @Nullable Instant closedAt) {}

    /** A proposal as it is kept. */
    record Proposed(String by, Instant at, String digest) {}

    static ClosingView of(LocalDate through, Proposed proposed, List<AccountBalance> accounts) {
        return new ClosingView(through, proposed.by(), proposed.at(), proposed.digest(), digest(accounts), accounts);
    }

    /** SHA-256 of a line for each account, in the order of the list. */
    public static String digest(List<AccountBalance> accounts) {
        return Sha256.of(accounts.stream()
                .map(account -> String.join(
                                " ",
                                account.programme(),
                                account.sponsor(),
                                account.kind(),
                                account.debits().toString(),
                                account.credits().toString())
                        + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
    }

    public boolean isAsProposed() {
        return digest.equals(proposedDigest);
    }

    boolean isWhat(@Nullable String named) {
        return digest.equals(named);
    }
}
