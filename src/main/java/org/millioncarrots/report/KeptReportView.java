package org.millioncarrots.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.ReportFile;

/**
 * A report that is kept.
 *
 * @param asked what was asked, as a query
 * @param asOf when it stood so
 * @param columns of the rows
 * @param rows as texts, in the form of the CSV
 * @param sha256 by which two copies are compared
 * @param keptUntil the last day on which it can be read
 */
@Schema(name = "KeptReport")
record KeptReportView(
        UUID id,
        ReportFile report,
        String asked,
        Instant asOf,
        String askedBy,
        List<String> columns,
        List<List<@Nullable String>> rows,
        String sha256,
        LocalDate keptUntil) {
    static KeptReportView of(KeptReport kept) {
        return new KeptReportView(
                kept.id(),
                kept.report(),
                kept.asked(),
                kept.asOf(),
                kept.person(),
                kept.table().heads().stream().map(KeptTable.Head::name).toList(),
                kept.table().rows(),
                kept.sha256(),
                kept.keptUntil());
    }
}
