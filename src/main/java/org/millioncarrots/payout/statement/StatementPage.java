package org.millioncarrots.payout.statement;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * What the page of one statement shows: how its start and entries come to its end, and how its entries are explained.
 *
 * @param unexplained closing less opening less entries; null if the bank states no balances
 * @param moved what all entries come to, signed as the account moves, like the three that follow
 * @param matched payments of ours
 * @param explained of which two people have said what it is
 * @param open of which nobody has
 * @param lines the first of them, those first that need a person
 * @param count how many there are, shown or not
 */
public record StatementPage(
        UUID id,
        String account,
        String currency,
        String standing,
        @Nullable String reference,
        @Nullable Long number,
        LocalDate closesOn,
        @Nullable Money opening,
        @Nullable Money closing,
        @Nullable Money unexplained,
        Money debits,
        Money credits,
        Money moved,
        Money matched,
        Money explained,
        Money open,
        UUID messageId,
        List<Finding> findings,
        List<Line> lines,
        long count) {

    /** Something that does not fit. */
    public record Finding(
            String kind, LocalDate on, @Nullable Money amount) {
        public String word() {
            return "kind_" + kind;
        }
    }

    /**
     * An entry, or one payment that it tells.
     *
     * @param amount of the entry, negative for debits
     * @param told what the bank says became of the payment; empty if the entry names none
     * @param reason the bank's code, or ours
     * @param outcome what we made of it; empty if there was nothing to be made of it
     */
    public record Line(
            int entry,
            String nature,
            Money amount,
            @Nullable LocalDate bookedOn,
            @Nullable String reference,
            String told,
            String reason,
            @Nullable Money lineAmount,
            String outcome,
            @Nullable UUID payoutId) {
        public String natureWord() {
            return "nature_" + nature;
        }

        public String outcomeWord() {
            return "outcome_" + outcome;
        }
    }

    public boolean isWell() {
        return unexplained == null || unexplained.isZero();
    }

    public boolean isAllExplained() {
        return open.isZero();
    }

    /** Negative, as the account moves. */
    public Money debitsSigned() {
        return debits.times(-1);
    }

    /** Whether the parts come to the whole; anything else is a fault of ours. */
    public Money difference() {
        return moved.minus(matched).minus(explained).minus(open);
    }

    public String numberText() {
        return String.valueOf(number);
    }

    public String standingWord() {
        return "standing_" + standing;
    }
}
