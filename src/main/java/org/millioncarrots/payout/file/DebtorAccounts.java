package org.millioncarrots.payout.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.Bic;
import org.millioncarrots.bank.CreditTransferFile;
import org.millioncarrots.bank.CreditTransferFile.Scheme;
import org.millioncarrots.bank.Iban;
import org.millioncarrots.bank.LatinName;
import org.millioncarrots.bank.PostalAddress;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;

/**
 * The accounts that payments leave. A payout leaves the account of its currency and of the one sponsor who pays its programme; else
 * the account of its currency; else the office's own.
 */
@ApplicationScoped
public class DebtorAccounts {
    private final Account own;
    private final List<Account> further = new ArrayList<>();

    DebtorAccounts(Debtor office) {
        this.own = account(null, Map.of(), office);
        office.accounts().ifPresent(file -> AccountsFile.read(file)
                .forEach((name, said) -> further.add(account(name, said, office))));
    }

    /**
     * One account.
     *
     * @param name in the settings; null for the office's own
     * @param currency null for the office's own, which serves all that no other does
     * @param sponsor null if it serves any
     */
    public record Account(
            @Nullable String name,
            @Nullable CurrencyCode currency,
            @Nullable String sponsor,
            CreditTransferFile.Debtor debtor) {
        @Override
        public String toString() {
            return "Account[" + name + "]";
        }
    }

    /**
     * Whose payouts an account takes.
     *
     * @param others sponsors of the currency who have an account of their own
     */
    public record Serving(Account account, List<String> others) {}

    /**
     * Which accounts payouts of a currency leave, the one for any sponsor first.
     *
     * @param named the one that is asked for; null for all
     * @throws Problem if there is none of the name (400)
     */
    public List<Serving> serving(CurrencyCode currency, Scheme scheme, @Nullable String named) {
        List<Account> ofCurrency = further.stream()
                .filter(account -> currency.equals(account.currency()))
                .toList();
        List<String> sponsors = ofCurrency.stream()
                .map(Account::sponsor)
                .filter(Objects::nonNull)
                .toList();
        Account any = ofCurrency.stream()
                .filter(account -> account.sponsor() == null)
                .findFirst()
                .orElse(own);
        Stream<Account> all =
                Stream.concat(Stream.of(any), ofCurrency.stream().filter(account -> account.sponsor() != null));
        Predicate<Account> wanted = named == null ? account -> true : account -> named.equals(account.name());
        List<Serving> serving = all.filter(wanted)
                .filter(account ->
                        !scheme.isSepa() || account.debtor().account().isSepa())
                .map(account -> new Serving(account, account.sponsor() == null ? sponsors : List.of()))
                .toList();
        if (serving.isEmpty()) {
            throw Problem.invalid("account", "an account of ours for this currency and scheme is expected");
        }
        return serving;
    }

    /** @throws Problem if the settings have it no more (422) */
    CreditTransferFile.Debtor debtor(@Nullable String name) {
        return all().filter(account -> Objects.equals(account.name(), name))
                .map(Account::debtor)
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(
                                ProblemType.BANK_FILE_REFUSED,
                                "the account for which the batch was collected is in the settings no more: cancel it and collect again"));
    }

    public Stream<String> numbers() {
        return all().map(account -> account.debtor().account().reveal());
    }

    /** The names of those with the number, as an IBAN without spaces; the empty one is that of the office's own. */
    public List<String> named(String number) {
        return all().filter(account -> account.debtor().account().reveal().equals(number))
                .map(account -> Objects.requireNonNullElse(account.name(), ""))
                .toList();
    }

    private Stream<Account> all() {
        return Stream.concat(Stream.of(own), further.stream());
    }

    private static Account account(@Nullable String name, Map<String, String> said, Debtor office) {
        String currency = said.get("currency");
        return new Account(
                name,
                currency == null ? null : new CurrencyCode(currency),
                said.get("sponsor"),
                new CreditTransferFile.Debtor(
                        LatinName.of("carrots.debtor.name", null, said.getOrDefault("name", office.name())),
                        PostalAddress.of(office.town(), office.country()),
                        Iban.parse("carrots.debtor.iban", said.getOrDefault("iban", office.iban())),
                        Bic.parse("carrots.debtor.bic", said.getOrDefault("bic", office.bic()))));
    }
}
