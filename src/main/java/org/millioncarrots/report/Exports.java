package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.http.ProblemType;
import org.millioncarrots.report.ExportSql.Used;

/** Lets files out: within the day's limit of the caller's role, with a watermark, and with a trace before the first line goes. */
@ApplicationScoped
class Exports {
    private final ExportSql sql;
    private final ExportLimits limits;
    private final AuditLog auditLog;
    private final MasterKeys keys;
    private final Ids ids;
    private final Clock clock;

    Exports(ExportSql sql, ExportLimits limits, AuditLog auditLog, MasterKeys keys, Ids ids, Clock clock) {
        this.sql = sql;
        this.limits = limits;
        this.auditLog = auditLog;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param lines of the file, without its header
     * @throws Problem if the day's files or lines are used up (429)
     */
    @Transactional
    Watermark begin(ReportFile file, long lines) {
        LocalDate today = LocalDate.now(clock);
        String person = limits.person();
        Used used = sql.used(person, today);
        if (used.files() + 1 > limits.files()) {
            throw Problem.of(
                    ProblemType.TOO_MANY_REQUESTS,
                    "the " + limits.files() + " exports a day of this role are used up: go on tomorrow");
        }
        if (lines > 0 && used.lines() + lines > limits.lines()) {
            throw Problem.of(
                    ProblemType.TOO_MANY_REQUESTS,
                    "the file has " + lines + " lines, and of the " + limits.lines() + " a day of this role "
                            + Math.max(0, limits.lines() - used.lines())
                            + " are left: ask for fewer, or go on tomorrow");
        }
        Watermark watermark = Watermark.random(ids.next(), person, clock.instant(), keys);
        sql.add(watermark, Watermark.hash(watermark.mark(), keys), file, today, lines);
        auditLog.record(
                AuditAction.REPORT_EXPORTED,
                watermark.exportId(),
                AuditDetail.code("report", file),
                AuditDetail.number("lines", lines));
        return watermark;
    }

    /** The file is whole. */
    @Transactional
    void end(Watermark watermark, String sha256) {
        sql.end(watermark.exportId(), sha256);
    }
}
