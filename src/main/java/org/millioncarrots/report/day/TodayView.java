package org.millioncarrots.report.day;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * The morning's page: what the bank has said, what waits for the caller, what is stuck, and what money does.
 *
 * @param since the first day of the movements
 * @param unanswered the oldest of them
 * @param unansweredBatches how many there are
 */
@RegisterForReflection
@Schema(name = "Today")
public record TodayView(
        Instant asOf,
        LocalDate since,
        List<BankAccount> bank,
        List<Unanswered> unanswered,
        long unansweredBatches,
        List<WaitsForYou> waiting,
        List<Money> batches,
        List<Stuck> stuck,
        List<Moved> money,
        List<DueSoon> dueSoon) {

    /**
     * An account of ours at a bank.
     *
     * @param lastDay of the last statement; absent if none has come
     * @param unexplained closing less opening less entries of that statement
     * @param findings days without a statement, gaps and differences that are open
     */
    @Schema(name = "TodayBankAccount")
    public record BankAccount(
            String account,
            String currency,
            @Nullable UUID statementId,
            @Nullable LocalDate lastDay,
            @Nullable Money closing,
            @Nullable Money unexplained,
            long findings) {}

    /**
     * A delivered batch of which the bank has not told everything.
     *
     * @param open payouts without an answer
     */
    @Schema(name = "TodayUnanswered")
    public record Unanswered(UUID batchId, String messageId, Instant deliveredAt, long open, Money amount) {}

    /**
     * What another person has begun and the caller may end.
     *
     * @param others how many that the caller has not begun
     * @param own how many that the caller has begun, so that somebody else ends them
     */
    @Schema(name = "TodayWaiting")
    public record WaitsForYou(Waiting kind, long others, long own, Instant oldest) {}

    /** Exceptions of one kind and reason, the oldest first. */
    @Schema(name = "TodayStuck")
    public record Stuck(
            String kind,
            @Nullable String reason,
            @Nullable String currency,
            long count,
            @Nullable Money amount,
            Instant oldest) {
        /** The key of its word on the page. */
        public String word() {
            return "kind_" + kind;
        }

        /** Its exceptions, one by one. */
        public String href() {
            return "/console/exceptions?kind=" + kind + "&reason=" + (reason == null ? "-" : reason);
        }
    }

    /**
     * What an account of the books did, over all programmes and sponsors.
     *
     * @param account its kind
     * @param movements by step of the ledger
     */
    @Schema(name = "TodayMoved")
    public record Moved(String currency, String account, Money opening, List<Step> movements, Money closing) {
        /** The key of its word on the page. */
        public String word() {
            return "account_" + account;
        }
    }

    /** @param amount negative where the step takes from the account */
    @Schema(name = "TodayStep")
    public record Step(String step, Money amount) {
        /** The key of its word on the page. */
        public String word() {
            return "step_" + step;
        }
    }

    /**
     * What falls due in the next days, against what is voted and not promised.
     *
     * @param payable due already and not yet sent
     */
    @Schema(name = "TodayDueSoon")
    public record DueSoon(String currency, long instalments, Money due, Money payable, Money available) {}
}
