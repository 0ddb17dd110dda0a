package org.millioncarrots.report;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;
import org.millioncarrots.platform.sql.Sql;

/** Runs reports in a transaction, so that row level security knows the caller and a cursor can be used. */
@ApplicationScoped
public class RunReports {
    /** A million lines over a slow network take minutes. */
    private static final int LONG_TIMEOUT_SECONDS = 1_800;

    private final Sql sql;

    RunReports(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public <T> List<T> rows(Report<T> report) {
        return statement(report.sql(), report).list(report.reader());
    }

    /**
     * Many rows that come to few sums. They are counted in memory: of joins the planner expects so few rows that it would sort them all,
     * on disk.
     */
    @Transactional
    public <T> List<T> sums(Report<T> report) {
        sql.of("set local enable_sort = off").run();
        sql.of("set local work_mem = '32MB'").run();
        return rows(report);
    }

    /** How many rows it has; read before they are let out. */
    @Transactional
    @TransactionConfiguration(timeout = LONG_TIMEOUT_SECONDS)
    public long count(Report<?> report) {
        return statement("select count(*) from (" + report.sql() + ") counted", report)
                .number();
    }

    /** Gives the rows as they come from the cursor, in constant memory. */
    @Transactional
    @TransactionConfiguration(timeout = LONG_TIMEOUT_SECONDS)
    <T> void each(Report<T> report, Consumer<T> taker) {
        statement(report.sql(), report)
                .forEach(row -> taker.accept(report.reader().apply(row)));
    }

    private Sql.Statement statement(String text, Report<?> report) {
        // What the planner expects of all rows makes it compile, which takes longer than the answer; and a plan for any
        // days is one for few.
        sql.of("set local jit = off").run();
        sql.of("set local plan_cache_mode = force_custom_plan").run();
        Sql.Statement statement = sql.of(text);
        report.parameters().forEach(statement::with);
        return statement;
    }
}
