package org.millioncarrots.payout.answer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.millioncarrots.bank.ReportedAccount;
import org.millioncarrots.payout.file.Debtor;
import org.millioncarrots.payout.file.DebtorAccounts;

/** The accounts whose statements count: those that payments leave, and further ones. */
@ApplicationScoped
public class OurAccounts {
    private final List<String> numbers;
    private final DebtorAccounts accounts;

    OurAccounts(DebtorAccounts accounts, Debtor debtor) {
        this.accounts = accounts;
        this.numbers = Stream.concat(
                        accounts.numbers(),
                        debtor.furtherAccounts().stream().flatMap(numbers -> Stream.of(numbers.split(","))))
                .toList();
    }

    boolean contain(ReportedAccount account) {
        return numbers.stream().anyMatch(account::is);
    }

    /** The number under which the account is kept: capital letters and digits. */
    public Optional<String> find(ReportedAccount account) {
        return numbers.stream().filter(account::is).findFirst().map(OurAccounts::normal);
    }

    /** All of them, in that form. */
    public List<String> all() {
        return numbers.stream().map(OurAccounts::normal).distinct().toList();
    }

    /** By which batches say that their payments leave it; the empty name is that of the office's own. None if no payments do. */
    public List<String> names(String account) {
        return accounts.named(account);
    }

    private static String normal(String number) {
        return new ReportedAccount(number).number();
    }
}
