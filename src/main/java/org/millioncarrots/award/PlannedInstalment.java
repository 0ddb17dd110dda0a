package org.millioncarrots.award;

import java.time.LocalDate;
import org.millioncarrots.money.Money;

/**
 * One due amount of a benefit.
 *
 * @param dueOn the day on which it falls due, in the business zone
 * @param periodFrom the first day it is for, inclusive
 * @param periodTo the last day it is for, inclusive
 */
public record PlannedInstalment(LocalDate dueOn, LocalDate periodFrom, LocalDate periodTo, Money amount) {}
