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
            String code,
            UUID subject,
            String details,
            String hash) {
        static Row of(AuditEntryView entry, Map<String, String> called) {
            return new Row(
                    entry.sequence(),
                    entry.recordedAt(),
                    called.getOrDefault(entry.person(), entry.person()),
                    entry.partner(),
                    entry.action(),
                    entry.subject(),
                    told(entry.details()),
                    entry.hash());
        }

        /** Its name in lower-case letters. */
        public String action() {
            return code.replace('_', ' ').toLowerCase(Locale.ROOT);
        }

        /** The first of the hash, to compare by eye. */
        public String shortHash() {
            return hash.substring(0, 8);
        }
    }

    /**
     * What a walk along the whole chain has found.
     *
     * @param brokenAt the entry at which something is wrong; empty if nothing is
     * @param fault the code of what is wrong
     */
    public record Verified(boolean whole, long entries, String head, String brokenAt, String fault, Instant at) {
        static Verified of(AuditVerificationView found) {
            return new Verified(
                    found.whole(),
                    found.entries(),
                    found.headHash(),
                    found.brokenAt() == null ? "" : found.brokenAt().toString(),
                    found.fault() == null ? "" : found.fault().name(),
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
