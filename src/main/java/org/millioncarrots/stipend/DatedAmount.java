package org.millioncarrots.stipend;

import java.time.LocalDate;
import org.millioncarrots.money.Money;
import org.millioncarrots.programme.terms.AmountPer;

/**
 * What a stipend pays from a day on, until the next amount.
 *
 * @param from the first day, inclusive
 * @param amount for the claimant alone, before supplements, indexation and means test
 */
public record DatedAmount(LocalDate from, Money amount, AmountPer per) {}
