package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.millioncarrots.bank.ReportedAccount;
import org.millioncarrots.payout.file.Debtor;

/** The accounts whose statements count: the one that payments leave, and further ones. */
@ApplicationScoped
class OurAccounts {
    private final List<String> numbers;

    OurAccounts(Debtor debtor) {
        this.numbers = Stream.concat(
                        Stream.of(debtor.iban()),
                        debtor.furtherAccounts().stream().flatMap(accounts -> Stream.of(accounts.split(","))))
                .toList();
    }

    boolean contain(ReportedAccount account) {
        return numbers.stream().anyMatch(account::is);
    }
}
