package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.ShareBar;
import org.millioncarrots.money.Money;
import org.millioncarrots.payout.ReissueReason;
import org.millioncarrots.platform.http.Page;

/**
 * What the page of one batch shows.
 *
 * @param total as the batch has it, which is the control sum of its file
 * @param file absent before it is approved
 * @param together what two people do to it after its approval
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
        Together together,
        Forms forms,
        Page<BatchPayoutView> rows) {

    /** The payouts of one state. */
    public record StateSum(String state, long payouts, Money amount) {}

    /**
     * The file as it is kept.
     *
     * @param name under which it is given out
     * @param givenOutAt when somebody had it first; null if nobody had
     * @param payments counted in the file itself; absent of files that were kept before they were counted
     * @param total summed from it likewise
     */
    public record Kept(
            String name,
            String sha256,
            Instant at,
            @Nullable Instant givenOutAt,
            @Nullable Long payments,
            @Nullable Money total) {}

    /**
     * A control sum.
     *
     * @param word the key of its name
     * @param well whether it is the batch's own
     */
    public record Control(String word, long payouts, Money total, boolean well) {}

    /**
     * @param what the key of its word
     * @param by empty if that is not kept
     */
    public record Step(String what, String by, Instant at) {}

    public record Refused(String reason, String by, Instant at) {}

    /**
     * What one person has proposed and another approves.
     *
     * @param reason the key of its word
     * @param approvedBy null while nobody has
     * @param mine whether the caller has proposed it, so that somebody else approves it
     */
    public record Proposed(
            String reason,
            long payouts,
            Money total,
            String by,
            Instant at,
            @Nullable String approvedBy,
            boolean mine) {}

    /**
     * Owing anew what the bank has refused of it, and taking it back before its file was given out; with the tokens of their forms,
     * empty ones of what the caller may not do, or not now.
     *
     * @param rejected how many the bank has refused
     */
    public record Together(
            @Nullable Proposed anew,
            String proposeAnew,
            String approveAnew,
            long rejected,
            Money rejectedTotal,
            @Nullable Proposed back,
            String proposeBack,
            String approveBack) {

        public List<String> anewReasons() {
            return Arrays.stream(ReissueReason.values())
                    .map(one -> "anew_" + one)
                    .toList();
        }

        public List<String> backReasons() {
            return Arrays.stream(BatchWithdrawalView.Reason.values())
                    .map(one -> "back_" + one)
                    .toList();
        }
    }

    /** The reason as the form sends it, of the key of its word. */
    public String code(String reason) {
        return reason.substring(reason.indexOf('_') + 1);
    }

    /** How many of it nobody knows what became of: they are never owed anew. */
    public long unknown() {
        return states.stream()
                .filter(sum -> sum.state().equals("UNKNOWN"))
                .mapToLong(StateSum::payouts)
                .sum();
    }

    /** Empty ones are of what the caller may not do, or not now. */
    public record Forms(boolean approve, boolean mine, String apart, String deliver, String file) {}

    /** What somebody has proposed of it, open or approved. */
    public List<Proposed> proposals() {
        List<Proposed> proposals = new ArrayList<>();
        if (together.anew() != null) {
            proposals.add(together.anew());
        }
        if (together.back() != null) {
            proposals.add(together.back());
        }
        return proposals;
    }

    public boolean isAnew(Proposed proposed) {
        return proposed.equals(together.anew());
    }

    public boolean hasActs() {
        return forms.approve()
                || !together.proposeAnew().isEmpty()
                || !together.approveAnew().isEmpty()
                || !together.proposeBack().isEmpty()
                || !together.approveBack().isEmpty()
                || !forms.apart().isEmpty()
                || !forms.deliver().isEmpty()
                || !forms.file().isEmpty();
    }

    private static final Set<String> UNANSWERED = Set.of("BATCHED", "SENT", "UNKNOWN");

    /** What the batch says, what its file says, and what the bank has answered for: they come to the same in the end. */
    public List<Control> controls() {
        List<Control> controls = new ArrayList<>();
        controls.add(new Control("control_ours", payouts, total, isAddingUp()));
        if (file != null && file.payments() != null && file.total() != null) {
            controls.add(new Control(
                    "control_file",
                    file.payments(),
                    file.total(),
                    file.payments() == payouts && file.total().equals(total)));
        }
        if (state.equals("DELIVERED")) {
            controls.add(new Control("control_bank", answered(), amountAnswered(), answered() == payouts));
        }
        return controls;
    }

    /** What is said of it: not that it is with the bank when the bank has told of all of it. */
    public String shownState() {
        long settled = states.stream()
                .filter(sum -> sum.state().equals("SETTLED"))
                .mapToLong(StateSum::payouts)
                .sum();
        return new Told(settled, answered()).state(state, payouts);
    }

    /** How many the bank has not told of, or not what became of them. */
    public long open() {
        return payouts - answered();
    }

    private long answered() {
        return toldOf().mapToLong(StateSum::payouts).sum();
    }

    private Money amountAnswered() {
        return toldOf().map(StateSum::amount).reduce(Money.zero(total.currency()), Money::plus);
    }

    private Stream<StateSum> toldOf() {
        return states.stream().filter(sum -> !UNANSWERED.contains(sum.state()));
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
