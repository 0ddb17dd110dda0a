package org.millioncarrots.payout.batch;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.Problem.Violation;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.Sql;

/**
 * Who has had a hand in what a payment rests on: its account, the lifting of what stopped it, its rates, its award's changes,
 * and the answers by which it is payable again. They do not let it go too; a reissue has two people of its own. Read from what each
 * act has kept, so that it holds for older payments as well.
 */
@ApplicationScoped
class PaymentParticipants {
    private final Sql sql;
    private final Caller caller;

    PaymentParticipants(Sql sql, Caller caller) {
        this.sql = sql;
        this.caller = caller;
    }

    /** What somebody has done for a payment; the names are those of the view {@code payment_participant}. */
    enum Part {
        ACCOUNT_PROPOSED,
        ACCOUNT_CONFIRMED,
        /** Of an account that many claimants have. */
        ACCOUNT_CLEARED,
        /** Of an account that the bank has said cannot be paid to. */
        RELEASE_PROPOSED,
        RELEASE_CONFIRMED,
        HOLD_RELEASED,
        RATE_PROPOSED,
        RATE_CONFIRMED,
        CHANGE_PROPOSED,
        CHANGE_CONFIRMED,
        BANK_MESSAGE_ENTERED,
        BANK_MESSAGE_CONFIRMED,
        RULING_PROPOSED,
        RULING_CONFIRMED
    }

    private record Taken(Part part, long payouts, List<UUID> first) {}

    /** @throws Problem if the caller has had one of the parts in a payment of the batch (403), which counts and names them */
    void requireOther(UUID batch) {
        List<Taken> taken = of(batch, caller.person());
        if (taken.isEmpty()) {
            return;
        }
        List<Violation> violations = new ArrayList<>();
        taken.forEach(one -> one.first().stream()
                .map(payout -> StoppedPayouts.violation(
                        payout, new Violation(one.part().name(), "somebody who has not had this part")))
                .forEach(violations::add));
        throw new Problem(
                ProblemType.SAME_PERSON,
                "you have had a hand in what payments of the batch rest on ("
                        + String.join(
                                ", ",
                                taken.stream()
                                        .map(one -> one.part() + " of " + one.payouts())
                                        .toList())
                        + "; violations name them): another approver approves it",
                violations.subList(0, Math.min(violations.size(), StoppedPayouts.VIOLATIONS_SHOWN)));
    }

    private List<Taken> of(UUID batch, String person) {
        return sql.of("""
                        select part, count(distinct payout_id) as payouts,
                            (array_agg(distinct payout_id))[1:50] as first
                        from payment_participant
                        where batch_id = :batch and lower(person) = lower(:person)
                        group by part order by part
                        """)
                .with("batch", batch)
                .with("person", person)
                .list(row -> new Taken(row.code(Part.class, "part"), row.number("payouts"), row.ids("first")));
    }
}
