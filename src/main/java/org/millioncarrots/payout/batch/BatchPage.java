package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.ShareBar;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.http.Page;

/**
 * What the page of one batch shows.
 *
 * @param total as the batch has it, which is the control sum of its file
 * @param file absent before it is approved
 * @param forms the tokens of what the caller may do
 */
public record BatchPage(
        UUID id,
        String state,
        String scheme,
        LocalDate executionOn,
        int payouts,
        Money total,
        List<StateSum> states,
        ShareBar bar,
        @Nullable Kept file,
        List<Step> history,
        @Nullable Refused refused,
        Forms forms,
        Page<BatchPayoutView> rows) {

    /** The payouts of one state. */
    public record StateSum(String state, long payouts, Money amount) {}

    /** The file as it is kept. */
    public record Kept(String sha256, Instant at) {}

    /** @param what the key of its word */
    public record Step(String what, String by, Instant at) {}

    public record Refused(String reason, String by, Instant at) {}

    /** Empty ones are of what the caller may not do, or not now. */
    public record Forms(boolean approve, boolean mine, String apart, String deliver, String file) {}

    public boolean hasActs() {
        return forms.approve()
                || !forms.apart().isEmpty()
                || !forms.deliver().isEmpty()
                || !forms.file().isEmpty();
    }

    /** How many of them are counted by their states. */
    public long counted() {
        return states.stream().mapToLong(StateSum::payouts).sum();
    }

    public Money amountCounted() {
        return states.stream().map(StateSum::amount).reduce(Money.zero(total.currency()), Money::plus);
    }

    /** Nothing of a batch that was taken apart is in it any more. */
    public boolean isAddingUp() {
        return state.equals("CANCELLED") || amountCounted().equals(total) && counted() == payouts;
    }
}
