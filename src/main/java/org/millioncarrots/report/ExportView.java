package org.millioncarrots.report;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.report.ExportSql.Export;

/**
 * A file that has left the service.
 *
 * @param exportedBy the person who was given it
 * @param sha256 of all its bytes; absent if it broke off
 */
@Schema(name = "Export")
record ExportView(
        UUID id,

        @Schema(implementation = ReportFile.class) String report,
        String exportedBy,
        Instant exportedAt,
        long lines,
        @Nullable String sha256) {
    static ExportView of(Export export) {
        return new ExportView(
                export.id(), export.report(), export.person(), export.exportedAt(), export.lines(), export.sha256());
    }

    /** The files that something found outside is from. */
    @Schema(name = "RecognisedExports")
    record Recognised(List<ExportView> exports) {}
}
