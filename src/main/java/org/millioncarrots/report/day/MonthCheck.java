package org.millioncarrots.report.day;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.millioncarrots.money.Money;

/**
 * What to look at before a month is closed. Nothing here keeps two people from closing it: what comes back later is booked in the
 * open month.
 *
 * @param closed whether it is
 */
@RegisterForReflection
@Schema(name = "MonthChecks")
public record MonthCheck(LocalDate through, boolean closed, List<Result> checks) {

    /** The questions, in the order in which they are asked. */
    @Schema(name = "MonthQuestion")
    public enum Question {
        /** Days without a statement, gaps and differences of statements that are not explained. */
        STATEMENTS,
        /** Whether debits are credits. */
        BALANCE,
        /** Runs that have not ended. */
        RUNS,
        /** Whether payouts stand where the books have their money. */
        PAYOUTS,
        /** Lines of bank messages that nobody has ruled on. */
        BANK_LINES,
        /** Payouts of which the bank has not said what became of them. */
        UNKNOWN,
        /** Bookings that wait for a second person. */
        SECOND_PERSON,
        /** Exchanges that were made with a rate that no bank has published, but two people have entered. */
        MANUAL_RATES
    }

    /**
     * @param open how many; 0 if all is well
     * @param amounts what they come to, by currency, or by how much it differs
     */
    @Schema(name = "MonthCheck")
    public record Result(Question question, long open, List<Money> amounts) {}

    public Result of(Question question) {
        return checks.stream()
                .filter(check -> check.question() == question)
                .findFirst()
                .orElseThrow();
    }

    public long done() {
        return checks.stream().filter(check -> check.open() == 0).count();
    }
}
