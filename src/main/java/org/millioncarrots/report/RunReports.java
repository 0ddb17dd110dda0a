package org.millioncarrots.report;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.sql.Sql;

/** Runs reports in a transaction, so that row level security knows the caller and a cursor can be used. */
@ApplicationScoped
public class RunReports {
    /** A million lines over a slow network take minutes. */
    private static final int LONG_TIMEOUT_SECONDS = 1_800;

    private final Sql sql;
    private final AuditLog audit;
    private final Ids ids;

    RunReports(Sql sql, AuditLog audit, Ids ids) {
        this.sql = sql;
        this.audit = audit;
        this.ids = ids;
    }

    @Transactional
    public <T> List<T> rows(Report<T> report) {
        return statement(report).list(report.reader());
    }

    /** Leaves the trace of an export before its first row does, in a short transaction of its own. */
    @Transactional
    public void record(ReportFile file) {
        audit.record(AuditAction.REPORT_EXPORTED, ids.next(), AuditDetail.code("report", file));
    }

    /** Writes the rows as they come from the cursor, in constant memory. */
    @Transactional
    @TransactionConfiguration(timeout = LONG_TIMEOUT_SECONDS)
    public <T> void csv(Report<T> report, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(out);
        csv.header(report.columns());
        statement(report).forEach(row -> {
            try {
                csv.row(report.columns(), report.reader().apply(row));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        csv.flush();
    }

    private Sql.Statement statement(Report<?> report) {
        Sql.Statement statement = sql.of(report.sql());
        report.parameters().forEach(statement::with);
        return statement;
    }
}
