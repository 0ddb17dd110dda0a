package org.millioncarrots.bank;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.money.Money;

/**
 * A balance that a bank states.
 *
 * @param kind the bank's code, such as {@code OPBD}, {@code PRCD}, {@code CLBD}, {@code CLAV} or {@code ITBD}; {@code ITBD} too for
 *     the opening and closing ones of a page that is not the first or last
 * @param amount negative if the account is overdrawn
 * @param on the day in the bank's calendar
 */
public record StatedBalance(
        String kind, Money amount, @Nullable LocalDate on) {}
