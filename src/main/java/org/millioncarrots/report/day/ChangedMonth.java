package org.millioncarrots.report.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.millioncarrots.report.day.ClosingChanges.Booked;

/**
 * What was booked into a month since somebody looked at its figures.
 *
 * @param through the month's last day
 * @param since when they looked
 * @param booked an account a line
 * @param whole whether that is all by which the figures differ, proved by the fingerprint of those that were looked at
 */
public record ChangedMonth(LocalDate through, Instant since, List<Booked> booked, boolean whole) {}
