package org.millioncarrots.payout.proposal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.payout.answer.BankMessageView;

/**
 * What the page of a bank message shows that a person has entered.
 *
 * @param confirmedBy empty while nobody has confirmed it
 * @param messageId the bank message that it has become
 * @param mine whether the caller has entered it, so that another person confirms it
 * @param effect what would become of its lines; null if it is not the caller's to confirm, or confirmed already
 * @param confirm the token of the form that confirms it; empty if the caller may not
 */
public record EnteredPage(
        UUID id,
        String kind,
        String sha256,
        String by,
        Instant at,
        String confirmedBy,
        @Nullable UUID messageId,
        boolean destroyed,
        boolean mine,
        @Nullable BankMessageView effect,
        String confirm) {
    /** The key of the word for its kind. */
    public String word() {
        return "kind_" + kind;
    }
}
