package org.millioncarrots.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.MasterKeys;
import org.millioncarrots.platform.http.Page;
import org.millioncarrots.report.ExportSql.Export;

/** Says whose exported file something is from that was found outside, and raises an alarm if it is from one. */
@ApplicationScoped
class RecogniseExports {
    private static final Pattern MARK = Pattern.compile("(?<![0-9A-Z-])" + Watermark.PATTERN + "(?![0-9A-Z-])");
    private static final int MOST_MARKS = 10_000;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ExportSql sql;
    private final AuditLog auditLog;
    private final MasterKeys keys;
    private final Ids ids;
    private final Counter found;

    RecogniseExports(ExportSql sql, AuditLog auditLog, MasterKeys keys, Ids ids, MeterRegistry registry) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.keys = keys;
        this.ids = ids;
        this.found = Counter.builder("carrots.exports.found.outside")
                .description("Exported files of which something was found outside")
                .register(registry);
    }

    /** The counter is there from the start, so that the first find is seen as one more. */
    void start(@Observes StartupEvent start) {}

    /**
     * @param text lines of it, or all of it; it is not kept
     * @param sha256 of the whole file; empty if it is not known
     */
    @Transactional
    List<Export> recognise(String text, String sha256) {
        List<String> marks = MARK.matcher(text.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .distinct()
                .limit(MOST_MARKS)
                .map(mark -> Watermark.hash(mark, keys))
                .toList();
        List<Export> exports = sql.find(marks, sha256.toLowerCase(Locale.ROOT));
        auditLog.record(AuditAction.EXPORTS_SOUGHT, ids.next(), AuditDetail.number("found", exports.size()));
        exports.forEach(export -> auditLog.record(AuditAction.EXPORT_FOUND_OUTSIDE, export.id()));
        found.increment(exports.size());
        return exports;
    }

    @Transactional
    Page<Export> list(@Nullable UUID cursor, int limit) {
        return Page.of(sql.page(cursor == null ? BEFORE_ALL : cursor, limit + 1), limit, export -> export.id()
                .toString());
    }
}
