package org.millioncarrots.payout.statement;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.bank.BankMessage.Entry;
import org.millioncarrots.bank.StatementHead;
import org.millioncarrots.money.CurrencyCode;
import org.millioncarrots.platform.Sha256;

/** What a statement says, whatever message brings it and however it is written. */
final class StatementFingerprint {
    private StatementFingerprint() {}

    /** @return a SHA-256 over balances, numbers, period, and all that is told of each entry */
    static String of(StatementHead head, CurrencyCode currency, List<Entry> entries) {
        Stream<String> whole =
                Stream.of(line(head.id(), head.number(), head.legalNumber(), head.page(), head.from(), head.to()));
        Stream<String> balances = head.balances().stream()
                .filter(balance -> balance.amount().currency().equals(currency))
                .map(balance -> line(balance.kind(), balance.amount().minorUnits(), balance.on()));
        return Sha256.of(
                Stream.concat(Stream.concat(whole, balances), entries.stream().flatMap(StatementFingerprint::entry)));
    }

    private static Stream<String> entry(Entry entry) {
        return Stream.concat(
                Stream.of(line(entry.movement(), entry.bookedOn(), entry.accountServicerReference())),
                entry.transactions().stream()
                        .map(transaction -> line(
                                transaction.references(), transaction.amounts().shown())));
    }

    private static String line(@Nullable Object... parts) {
        return Stream.of(parts).map(String::valueOf).collect(Collectors.joining("|", "", "\n"));
    }
}
