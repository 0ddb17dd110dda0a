package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.json.Json;
import org.millioncarrots.platform.sql.Sql;

/** The statements on reports that are kept. */
@ApplicationScoped
class KeptReportSql {
    private final Sql sql;
    private final Json json;

    KeptReportSql(Sql sql, Json json) {
        this.sql = sql;
        this.json = json;
    }

    /** As it is stored, and what its hash is of. */
    String content(KeptTable table) {
        return json.write(table);
    }

    void add(KeptReport kept) {
        sql.of("""
                insert into report_result (id, report, asked, as_of, person, content, lines, sha256, kept_until)
                values (:id, :report, :asked, :asOf, :person, :content, :lines, :sha256, :until)
                """)
                .with("id", kept.id())
                .with("report", kept.report())
                .with("asked", kept.asked())
                .with("asOf", kept.asOf())
                .with("person", kept.person())
                .with("content", content(kept.table()))
                .with("lines", kept.table().rows().size())
                .with("sha256", kept.sha256())
                .with("until", kept.keptUntil())
                .run();
    }

    Optional<KeptReport> get(UUID id) {
        return sql.of(
                        "select report, asked, as_of, person, content, sha256, kept_until from report_result where id = :id")
                .with("id", id)
                .first(row -> new KeptReport(
                        id,
                        row.code(ReportFile.class, "report"),
                        row.text("asked"),
                        row.instant("as_of"),
                        row.text("person"),
                        json.read(row.text("content"), KeptTable.class),
                        row.text("sha256"),
                        row.date("kept_until")));
    }

    void forget(LocalDate before) {
        sql.of("delete from report_result where kept_until < :day")
                .with("day", before)
                .run();
    }
}
