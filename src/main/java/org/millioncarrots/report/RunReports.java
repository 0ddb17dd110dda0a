package org.millioncarrots.report;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Ids;

/** Runs reports in a transaction, so that row level security knows the caller and a cursor can be used. */
@ApplicationScoped
public class RunReports {
    /** Rows that are held in memory at a time while a CSV is written. */
    private static final int FETCH_SIZE = 5_000;

    /** A million lines over a slow network take minutes. */
    private static final int LONG_TIMEOUT_SECONDS = 1_800;

    private final AgroalDataSource dataSource;
    private final AuditLog audit;
    private final Ids ids;

    RunReports(AgroalDataSource dataSource, AuditLog audit, Ids ids) {
        this.dataSource = dataSource;
        this.audit = audit;
        this.ids = ids;
    }

    private interface Visitor<T> {
        void visit(T row) throws IOException;
    }

    @Transactional
    public <T> List<T> rows(Report<T> report) {
        List<T> rows = new ArrayList<>();
        forEach(report, rows::add);
        return rows;
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
        forEach(report, row -> csv.row(report.columns(), row));
        csv.flush();
    }

    private <T> void forEach(Report<T> report, Visitor<T> visitor) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(report.sql())) {
            statement.setFetchSize(FETCH_SIZE);
            int index = 0;
            for (Object parameter : report.parameters()) {
                bind(statement, ++index, parameter);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(report.reader().read(rows));
                }
            }
        } catch (SQLException failed) {
            throw new PersistenceException(failed);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            statement.setObject(index, value);
        }
    }
}
