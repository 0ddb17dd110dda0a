package org.millioncarrots.report;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.millioncarrots.console.Column;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.Sha256;
import org.millioncarrots.platform.http.Problem;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.sql.ForAllPartners;

/** Keeps a grouped report as it stands, so that whatever is made of it later shows the same figures. */
@ApplicationScoped
class KeepReport {
    private final KeptReportSql sql;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final int days;

    KeepReport(KeptReportSql sql, Caller caller, Ids ids, Clock clock, ReportSettings settings) {
        this.sql = sql;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.days = settings.resultDays();
    }

    /**
     * @param asked the query, of codes and days only
     * @param rows that were read in one statement
     */
    @Transactional
    public <T> KeptReport keep(ReportFile report, String asked, List<Column<T>> columns, List<T> rows) {
        return keep(report, asked, columns, rows, days);
    }

    /** For the files of a page: long enough to take them, and no store of all that was looked at. */
    @Transactional
    <T> KeptReport keepForADay(ReportFile report, String asked, List<Column<T>> columns, List<T> rows) {
        return keep(report, asked, columns, rows, 1);
    }

    private <T> KeptReport keep(ReportFile report, String asked, List<Column<T>> columns, List<T> rows, int keptDays) {
        KeptTable table = KeptTable.of(columns, rows);
        KeptReport kept = new KeptReport(
                ids.next(),
                report,
                asked,
                clock.instant(),
                caller.person(),
                table,
                Sha256.of(sql.content(table).getBytes(StandardCharsets.UTF_8)),
                LocalDate.now(clock).plusDays(keptDays));
        sql.add(kept);
        return kept;
    }

    /** @throws Problem if it was never kept, or is no longer (404) */
    @Transactional
    public KeptReport get(UUID id) {
        return sql.get(id).orElseThrow(() -> Problem.notFound("kept report"));
    }

    /** @throws Problem if the caller has kept none of this id, or it is no longer (404) */
    @Transactional
    KeptReport own(UUID id) {
        return sql.get(id)
                .filter(kept -> kept.person().equals(caller.person()))
                .orElseThrow(() -> Problem.notFound("kept report"));
    }

    @Scheduled(
            identity = "forget-report-results",
            every = "1h",
            delayed = "7m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    @ForAllPartners
    void forget() {
        sql.forget(LocalDate.now(clock));
    }
}
