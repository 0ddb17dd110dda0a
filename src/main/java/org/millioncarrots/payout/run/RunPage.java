package org.millioncarrots.payout.run;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of payout runs show. */
public interface RunPage {
    /**
     * The list.
     *
     * @param people names by subject
     */
    record Runs(List<PayoutRunView> runs, @Nullable String next, Map<String, String> people, boolean mayStart)
            implements RunPage {}

    /**
     * What a run would do.
     *
     * @param form the token of the form; empty if the caller starts none, or there is nothing to make
     */
    record Preview(PayoutRunPreview preview, String form) implements RunPage {
        public long payouts() {
            return preview.payable().stream()
                    .mapToLong(PayoutRunPreview.Payable::payouts)
                    .sum();
        }

        public String reasonWord(String reason) {
            return RunPage.word(reason);
        }

        /** The choice as the query of a link. */
        public String query() {
            return "dueUpTo=" + preview.dueUpTo();
        }

        public LocalDate dueUpTo() {
            return preview.dueUpTo();
        }
    }

    /**
     * One run.
     *
     * @param form the token of the form that stops it; empty if the caller cannot
     */
    record One(PayoutRunView run, String startedBy, String form) implements RunPage {
        private static final int SECOND = 1;
        private static final int LATER = 3;
        private static final int MUCH_LATER = 10;
        private static final int FEW = 10;
        private static final int MANY = 60;

        public String href() {
            return "/console/runs/" + run.id();
        }

        public boolean isRunning() {
            return run.state().equals(PayoutRunView.RunState.RUNNING.name());
        }

        public String reasonWord(String reason) {
            return RunPage.word(reason);
        }

        public long percent() {
            return run.chunks() == 0 ? 0 : run.chunksDone() * 100 / run.chunks();
        }

        /** After how many seconds to look again: the longer it takes, the less often. */
        public int seconds(long runningFor) {
            return runningFor < FEW ? SECOND : runningFor < MANY ? LATER : MUCH_LATER;
        }
    }

    /** The key of the word for why an instalment is left. */
    private static String word(String reason) {
        return "reason_" + reason;
    }
}
