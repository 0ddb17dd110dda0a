package org.millioncarrots.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.millioncarrots.audit.ReadAudit.AuditEntryView;
import org.millioncarrots.audit.ReadAudit.AuditVerificationView;
import org.millioncarrots.platform.http.Page;

/**
 * What the page of the audit log shows.
 *
 * @param subject empty for all
 */
public record AuditPage(
        String subject, List<Row> rows, @Nullable String next) {
    /** The choice as the query of a link. */
    public String query() {
        return subject.isEmpty() ? "" : "subject=" + subject;
    }

    /** What somebody did. Nobody is named in the details. */
    public record Row(
            long sequence,
            Instant at,
            String person,
            String partner,
            String action,
            UUID subject,
            String details,
            String hash) {
        static Row of(AuditEntryView entry, Map<String, String> called) {
            return new Row(
                    entry.sequence(),
                    entry.recordedAt(),
                    called.getOrDefault(entry.person(), entry.person()),
                    entry.partner(),
                    entry.action().replace('_', ' ').toLowerCase(Locale.ROOT),
                    entry.subject(),
                    told(entry.details()),
                    entry.hash());
        }

        /** The first of the hash, to compare by eye. */
        public String shortHash() {
            return hash.substring(0, 8);
        }
    }

    /**
     * What a walk along the whole chain has found.
     *
     * @param broken what is wrong, and at which entry; empty if nothing is
     */
    public record Verified(boolean whole, long entries, String head, String broken, Instant at) {
        static Verified of(AuditVerificationView found) {
            return new Verified(
                    found.whole(),
                    found.entries(),
                    found.headHash(),
                    found.fault() == null ? "" : found.brokenAt() + ": " + found.fault(),
                    found.verifiedAt());
        }
    }

    /** The details in one cell. */
    static String told(Map<String, String> details) {
        return details.entrySet().stream()
                .map(detail -> detail.getKey() + " " + detail.getValue())
                .collect(Collectors.joining(", "));
    }

    static AuditPage of(@Nullable UUID subject, Page<AuditEntryView> entries, Map<String, String> called) {
        String shown = subject == null ? "" : subject.toString();
        return new AuditPage(
                shown,
                entries.items().stream().map(entry -> Row.of(entry, called)).toList(),
                entries.next() == null ? null : "?subject=" + shown + "&after=" + entries.next());
    }
}
