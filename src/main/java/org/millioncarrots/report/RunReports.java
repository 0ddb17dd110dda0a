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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs reports in a transaction, so that row level security knows the caller and a cursor can be used. */
@ApplicationScoped
class RunReports {
    private static final Logger LOG = Logger.getLogger(RunReports.class);

    /** Rows that are held in memory at a time while a CSV is written. */
    private static final int FETCH_SIZE = 5_000;

    /** A million lines over a slow network take minutes. */
    private static final int LONG_TIMEOUT_SECONDS = 1_800;

    private final AgroalDataSource dataSource;

    RunReports(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
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

    /**
     * Writes the rows as they come from the cursor, in constant memory. Every export of rows comes through here: this is
     * where it leaves its trace.
     */
    @Transactional
    @TransactionConfiguration(timeout = LONG_TIMEOUT_SECONDS)
    public <T> void csv(Report<T> report, OutputStream out) throws IOException {
        CsvLines csv = new CsvLines(out);
        csv.header(report.columns());
        long[] count = new long[1];
        forEach(report, row -> {
            csv.row(report.columns(), row);
            count[0]++;
        });
        csv.flush();
        LOG.infof("report %s exported: %d rows", report.name(), count[0]);
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
