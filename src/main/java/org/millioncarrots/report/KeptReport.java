package org.millioncarrots.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.millioncarrots.console.ReportFile;

/**
 * A grouped report as it stood at a moment.
 *
 * @param asked the query, of codes and days
 * @param person who asked
 * @param sha256 of the stored rows
 * @param keptUntil the last day on which it can be read
 */
record KeptReport(
        UUID id,
        ReportFile report,
        String asked,
        Instant asOf,
        String person,
        KeptTable table,
        String sha256,
        LocalDate keptUntil) {}
