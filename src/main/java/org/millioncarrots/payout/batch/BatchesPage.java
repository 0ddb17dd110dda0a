package org.millioncarrots.payout.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What the page of batches shows.
 *
 * @param form the token of the form that collects
 */
public record BatchesPage(List<Section> sections, List<String> schemes, boolean mayCollect, String form) {

    /**
     * The batches of a state.
     *
     * @param next the cursor of what follows
     */
    public record Section(
            String state,
            List<Sum> sums,
            List<Line> lines,
            @Nullable String next) {
        public String word() {
            return "section_" + state;
        }

        public String nothing() {
            return "nothing_" + state;
        }
    }

    /** All batches of a state and currency, shown or not. */
    public record Sum(String state, long batches, long payouts, Money total) {}

    /**
     * A batch.
     *
     * @param shownState what is said of it: not that it is with the bank when the bank has told of all of it
     * @param mine whether the caller has collected it, so that somebody else approves it
     */
    public record Line(
            UUID id,
            String state,
            String shownState,
            String scheme,
            int payouts,
            Money total,
            LocalDate executionOn,
            String collectedBy,
            Instant collectedAt,
            boolean mine) {}
}
