package org.millioncarrots.development.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One order on the day on which it comes: what becomes of each payment, and what is booked for it now and later. */
final class Intake {
    private static final BigDecimal FEE = new BigDecimal("7.50");

    private final Order order;
    private final Temper temper;
    private final Account account;
    private final PaymentBook book;
    private final Agenda agenda;

    private final List<Order.Instruction> accepted = new ArrayList<>();
    private final Map<Order.Instruction, String> rejected = new LinkedHashMap<>();
    /** Debited as ordered; in one sum, if the bank is of that kind. */
    private final List<Order.Instruction> plain = new ArrayList<>();

    /** Whether these are the file less what was rejected: then their sum says which they are. */
    private boolean isComplete = true;

    Intake(Order order, Temper temper, Account account, PaymentBook book, Agenda agenda) {
        this.order = order;
        this.temper = temper;
        this.account = account;
        this.book = book;
        this.agenda = agenda;
    }

    /** Decides, books, and writes what is said before the booking. */
    byte[] take(LocalDate on) {
        List<Order.Instruction> all = order.instructions();
        all.forEach(payment -> {
            book.ordered(order, payment);
            temper.fate(what(payment)).ifPresentOrElse(fate -> suffer(payment, fate, on), () -> {
                accepted.add(payment);
                plain.add(payment);
            });
        });
        bookPlain(on);
        Dialect dialect = Dialect.of(temper, order.messageId());
        return StatusReport.of(dialect, agenda.messageId(), on, order, accepted, rejected);
    }

    private void suffer(Order.Instruction payment, Fault fate, LocalDate on) {
        String code = temper.code(what(payment));
        switch (fate) {
            case LOST -> isComplete = false;
            case DELAYED -> {
                isComplete = false;
                agenda.note(on.plusDays(2), day -> debit(payment, payment.amount(), BigDecimal.ZERO, day));
            }
            case REJECTED -> {
                rejected.put(payment, code);
                book.rejected(payment);
            }
            case REJECTED_YET_BOOKED -> {
                rejected.put(payment, code);
                isComplete = false;
                debit(payment, payment.amount(), BigDecimal.ZERO, on);
            }
            case WRONG_AMOUNT -> {
                accepted.add(payment);
                isComplete = false;
                book.paid(payment);
                BigDecimal wrong = payment.amount().add(BigDecimal.ONE);
                account.book(entry(Entry.Kind.WRONG_AMOUNT, payment, wrong, BigDecimal.ZERO, on, ""));
            }
            case CHARGED -> {
                accepted.add(payment);
                isComplete = false;
                debit(payment, payment.amount().add(FEE), FEE, on);
            }
            case RETURNED, RETURNED_LATE -> {
                accepted.add(payment);
                plain.add(payment);
                LocalDate nextMonth = on.withDayOfMonth(1).plusMonths(1);
                agenda.note(fate == Fault.RETURNED ? on.plusDays(1) : nextMonth, day -> giveBack(payment, day, code));
            }
            case DEBITED_TWICE -> {
                accepted.add(payment);
                plain.add(payment);
                account.book(entry(Entry.Kind.SECOND_DEBIT, payment, on));
                agenda.note(on.plusDays(2), day -> account.book(entry(Entry.Kind.CORRECTION, payment, day)));
            }
            default -> throw new IllegalStateException(fate + " is no fate of a payment");
        }
    }

    /** What its fate follows from: a reference of the customer's own would be another one in each database. */
    private String what(Order.Instruction payment) {
        return payment.creditorAccount() + order.executeOn();
    }

    private void bookPlain(LocalDate on) {
        if (plain.size() > 1 && temper.strikes(Fault.BULK, order.messageId())) {
            BigDecimal sum = plain.stream().map(Order.Instruction::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            plain.forEach(book::paid);
            account.book(new Entry(
                    agenda.entryReference(),
                    Entry.Kind.PAYMENT,
                    order.currency(),
                    sum,
                    BigDecimal.ZERO,
                    on,
                    order.messageId(),
                    order.blockId(),
                    List.copyOf(plain),
                    isComplete && (rejected.isEmpty() || temper.isReliable()),
                    ""));
        } else {
            plain.forEach(payment -> debit(payment, payment.amount(), BigDecimal.ZERO, on));
        }
    }

    private void debit(Order.Instruction payment, BigDecimal amount, BigDecimal fee, LocalDate day) {
        book.paid(payment);
        account.book(entry(Entry.Kind.PAYMENT, payment, amount, fee, day, ""));
    }

    private void giveBack(Order.Instruction payment, LocalDate day, String code) {
        book.returned(payment);
        account.book(entry(Entry.Kind.RETURN, payment, payment.amount(), BigDecimal.ZERO, day, code));
    }

    private Entry entry(Entry.Kind kind, Order.Instruction payment, LocalDate day) {
        return entry(kind, payment, payment.amount(), BigDecimal.ZERO, day, "");
    }

    private Entry entry(
            Entry.Kind kind, Order.Instruction payment, BigDecimal amount, BigDecimal fee, LocalDate day, String code) {
        return new Entry(
                agenda.entryReference(),
                kind,
                order.currency(),
                amount,
                fee,
                day,
                order.messageId(),
                order.blockId(),
                List.of(payment),
                false,
                code);
    }
}
