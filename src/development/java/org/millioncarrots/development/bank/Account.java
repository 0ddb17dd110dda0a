package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A customer's account in one currency, and what was booked on it since the last statement. */
final class Account {
    private static final BigDecimal FIRST_BALANCE = new BigDecimal("100000000000.00");

    final String number;
    final String currency;
    private BigDecimal opening = FIRST_BALANCE;
    private BigDecimal balance = FIRST_BALANCE;
    private Optional<Statement> last = Optional.empty();
    private List<Entry> entries = new ArrayList<>();

    Account(String number, String currency) {
        this.number = number;
        this.currency = currency;
    }

    /** One day of an account: opening + entries = closing, and the numbers have no gap. */
    record Statement(
            Account account, int number, LocalDate on, BigDecimal opening, BigDecimal closing, List<Entry> entries) {}

    void book(Entry entry) {
        balance = balance.add(entry.signed());
        entries.add(entry);
    }

    List<Entry> today() {
        return List.copyOf(entries);
    }

    Statement close(LocalDate on) {
        Statement statement = new Statement(
                this, last.map(Statement::number).orElse(0) + 1, on, opening, balance, List.copyOf(entries));
        opening = balance;
        entries = new ArrayList<>();
        last = Optional.of(statement);
        return statement;
    }

    Optional<Statement> last() {
        return last;
    }

    /** All that has left the account less all that came in, since it was opened. */
    BigDecimal spent() {
        return FIRST_BALANCE.subtract(balance);
    }
}
