package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.millioncarrots.bank.ReportedAccount;
import org.millioncarrots.payout.file.Debtor;
import org.millioncarrots.payout.file.DebtorAccounts;

/** The accounts whose statements count: those that payments leave, and further ones. */
@ApplicationScoped
class OurAccounts {
    private final List<String> numbers;

    OurAccounts(DebtorAccounts accounts, Debtor debtor) {
        this.numbers = Stream.concat(
                        accounts.numbers(),
                        debtor.furtherAccounts().stream().flatMap(numbers -> Stream.of(numbers.split(","))))
                .toList();
    }

    boolean contain(ReportedAccount account) {
        return numbers.stream().anyMatch(account::is);
    }
}
