package org.millioncarrots.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.console.ReportFile;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/** The statements on files that have left the service. */
@ApplicationScoped
class ExportSql {
    private static final String SELECT =
            "select id, report, person, exported_at, lines, sha256 from report_export where ";

    private final Sql sql;

    ExportSql(Sql sql) {
        this.sql = sql;
    }

    /** @param sha256 of all bytes; absent if the file never came to its end */
    record Export(
            UUID id,
            String report,
            String person,
            Instant exportedAt,
            long lines,
            @Nullable String sha256) {}

    /** What somebody has exported on a day. */
    record Used(long files, long lines) {}

    void add(Watermark watermark, String markHash, ReportFile file, LocalDate on, long lines) {
        sql.of("""
                insert into report_export (id, mark_hash, report, person, exported_on, exported_at, lines)
                values (:id, :mark, :report, :person, :day, :at, :lines)
                """)
                .with("id", watermark.exportId())
                .with("mark", markHash)
                .with("report", file)
                .with("person", watermark.person())
                .with("day", on)
                .with("at", watermark.at())
                .with("lines", lines)
                .run();
    }

    void end(UUID id, String sha256) {
        sql.of("update report_export set sha256 = :hash where id = :id")
                .with("hash", sha256)
                .with("id", id)
                .run();
    }

    Used used(String person, LocalDate on) {
        return sql.of("""
                select count(*) as files, cast(coalesce(sum(lines), 0) as bigint) as lines
                from report_export where person = :person and exported_on = :day
                """)
                .with("person", person)
                .with("day", on)
                .one(row -> new Used(row.number("files"), row.number("lines")));
    }

    /** Those that carry one of the marks, or are the file of a hash. */
    List<Export> find(Collection<String> markHashes, String sha256) {
        return sql.of(SELECT + "mark_hash = any (:marks) or sha256 = :hash order by id")
                .with("marks", markHashes)
                .with("hash", sha256)
                .list(ExportSql::export);
    }

    /** In order, after one of them. */
    List<Export> page(UUID after, int limit) {
        return sql.of(SELECT + "id > :after order by id limit :limit")
                .with("after", after)
                .with("limit", limit)
                .list(ExportSql::export);
    }

    private static Export export(Row row) {
        return new Export(
                row.id("id"),
                row.text("report"),
                row.text("person"),
                row.instant("exported_at"),
                row.number("lines"),
                row.textOrNull("sha256"));
    }
}
