package org.millioncarrots.payout.statement;

import java.util.List;
import java.util.UUID;
import org.millioncarrots.payout.answer.BankMessageView;

/**
 * What the page of a bank message shows.
 *
 * @param statements those in it that the caller may look at
 */
public record MessagePage(BankMessageView message, List<UUID> statements) {
    /** The key of the word for its kind. */
    public String word() {
        return "kind_" + message.kind();
    }

    public int count() {
        return message.matched() + message.unmatched();
    }
}
