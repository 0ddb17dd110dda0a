package org.millioncarrots.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;
import org.millioncarrots.platform.Ids;

/**
 * One balanced entry. Its id is derived from the subject, the step and the sponsor, so that it can be booked only once.
 *
 * @param subjectId the award, instalment or payment attempt that causes it
 * @param account any account of the programme, sponsor and currency; the step says which two kinds are moved
 * @param linkId what ties the two transfers of an exchange together
 * @param businessOn the accounting date, in the business zone
 * @param withoutVote whether it may promise money of which nothing was ever voted
 */
public record Transfer(
        UUID subjectId,
        Step step,
        Account account,
        Money amount,
        @Nullable UUID linkId,
        LocalDate businessOn,
        boolean withoutVote) {
    public Transfer {
        if (!amount.isPositive() || !amount.currency().equals(account.currency())) {
            throw new IllegalArgumentException("a transfer moves a positive amount in its accounts' currency");
        }
    }

    /** One that promises nothing, or only what was voted. */
    public Transfer(
            UUID subjectId, Step step, Account account, Money amount, @Nullable UUID linkId, LocalDate businessOn) {
        this(subjectId, step, account, amount, linkId, businessOn, false);
    }

    public UUID id() {
        return Ids.derived(subjectId, step + "/" + account.sponsor());
    }

    public Account debit() {
        return account.as(step.debit());
    }

    public Account credit() {
        return account.as(step.credit());
    }
}
