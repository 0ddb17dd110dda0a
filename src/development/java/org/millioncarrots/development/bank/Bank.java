package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bank, one day after another: takes orders, keeps accounts, and writes to its customer in the evening. The same orders on the
 * same days in the same temper give the same messages, byte for byte.
 */
final class Bank {
    private static final BigDecimal ACCOUNT_FEE = new BigDecimal("4.90");

    private final Map<String, Account> accounts = new TreeMap<>();
    private final PaymentBook book = new PaymentBook();
    private final Agenda agenda = new Agenda();
    private final Told told = new Told();
    private List<Letter> lateStatements = new ArrayList<>();

    /**
     * Plays a day.
     *
     * @param on later than all days before
     * @param files pain.001, as they came
     * @return what the customer gets, in this order
     */
    List<Letter> play(LocalDate on, List<byte[]> files, Temper temper) {
        List<Letter> letters = new ArrayList<>();
        agenda.doWhatIsDue(on);
        files.forEach(file -> send(new Letter(Letter.STATUS, take(file, on, temper), List.of()), temper, letters));
        List<Letter> late = lateStatements;
        lateStatements = new ArrayList<>();
        accounts.values().forEach(account -> closeDay(account, on, temper, letters));
        letters.addAll(late);
        if (temper.strikes(Fault.OUT_OF_ORDER, on.toString())) {
            Collections.shuffle(letters, temper.random("order" + on));
        }
        letters.forEach(told::add);
        return List.copyOf(letters);
    }

    private byte[] take(byte[] file, LocalDate on, Temper temper) {
        try {
            Order order = OrderReader.read(file);
            Account account = accounts.computeIfAbsent(
                    order.debtorAccount() + order.currency(),
                    key -> new Account(order.debtorAccount(), order.currency()));
            return new Intake(order, temper, account, book, agenda).take(on);
        } catch (Refusal refusal) {
            return StatusReport.refusal(agenda.messageId(), on, refusal);
        }
    }

    private void closeDay(Account account, LocalDate on, Temper temper, List<Letter> letters) {
        if (temper.strikes(Fault.ACCOUNT_FEE, account.number + account.currency + on)) {
            account.book(Entry.ofAccount(agenda.entryReference(), account.currency, ACCOUNT_FEE, on));
        }
        Map<String, List<Entry>> byOrder = new LinkedHashMap<>();
        account.today().stream().filter(entry -> !entry.parts().isEmpty()).forEach(entry -> byOrder.computeIfAbsent(
                        entry.messageId(), id -> new ArrayList<>())
                .add(entry));
        byOrder.forEach((order, entries) -> {
            send(notification(account, order, entries, on, temper), temper, letters);
            if (temper.strikes(Fault.TOLD_AGAIN, order + on)) {
                letters.add(notification(account, order, entries, on, temper));
            }
        });
        String id = agenda.messageId();
        Account.Statement statement = account.close(on);
        byte[] written = AccountReport.statement(Dialect.of(temper, id), id, statement);
        List<Letter> pile = temper.strikes(Fault.STATEMENT_LATE, id) ? lateStatements : letters;
        pile.add(new Letter(Letter.STATEMENT, written, statement.entries()));
    }

    private Letter notification(Account account, String order, List<Entry> entries, LocalDate on, Temper temper) {
        Dialect dialect = Dialect.of(temper, order);
        return new Letter(
                Letter.NOTIFICATION,
                AccountReport.notification(dialect, agenda.messageId(), on, account, entries),
                entries);
    }

    private static void send(Letter letter, Temper temper, List<Letter> letters) {
        String what = letter.kind() + Arrays.hashCode(letter.bytes());
        if (!temper.strikes(Fault.MESSAGE_LOST, what)) {
            letters.add(letter);
            if (temper.strikes(Fault.MESSAGE_TWICE, what)) {
                letters.add(letter);
            }
        }
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    Told told() {
        return told;
    }

    PaymentBook book() {
        return book;
    }
}
