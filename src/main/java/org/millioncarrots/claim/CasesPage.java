package org.millioncarrots.claim;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.platform.http.Page;

/**
 * What the page of all that waits shows.
 *
 * @param which the tab that is open
 * @param mine only what the caller may do next
 */
public record CasesPage(String which, boolean mine, List<Tab> tabs, Page<Row> rows) {
    /**
     * A claim that waits.
     *
     * @param pseudonym absent if the claimant is erased
     * @param mine what the caller has done in the case that closes the next act to them
     * @param verdict what the rules come to on a claim that is lodged; empty if no version is in force on its day
     */
    public record Row(
            UUID id,
            @Nullable String pseudonym,
            String programme,
            String partner,
            String state,
            Instant lodgedAt,
            boolean held,
            boolean appealed,
            boolean rival,
            List<String> mine,
            String verdict) {
        Row with(String found) {
            return new Row(id, pseudonym, programme, partner, state, lodgedAt, held, appealed, rival, mine, found);
        }

        /** The key of the word for where it stands. */
        public String stateWord() {
            return "state_" + state;
        }

        public String verdictWord() {
            return "verdict_" + (verdict.isEmpty() ? "none" : verdict);
        }

        public String partWord(String part) {
            return "mine_" + part;
        }

        /** What the next act would be, of those that are closed to the caller. */
        public String closedWord() {
            return state.equals("DECIDED") ? "another_ATTEST" : "another_DECIDE";
        }
    }

    /** @param count up to a limit */
    public record Tab(String name, long count, boolean current) {
        public String word() {
            return "which_" + name;
        }

        public boolean isMore() {
            return count >= CaseList.COUNTED;
        }
    }

    public String whichWord() {
        return "which_" + which;
    }
}
