package org.millioncarrots.claimant.disclosure;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.millioncarrots.audit.AuditAction;
import org.millioncarrots.audit.AuditDetail;
import org.millioncarrots.audit.AuditLog;
import org.millioncarrots.claimant.Claimant;
import org.millioncarrots.platform.Ids;
import org.millioncarrots.platform.people.Caller;
import org.millioncarrots.platform.people.Roles;
import org.millioncarrots.platform.sql.Row;
import org.millioncarrots.platform.sql.Sql;

/**
 * Disclosures, each step with its audit entry; none holds anything of the person. A step is one conditional update, so that it
 * happens once however many try.
 */
@ApplicationScoped
class Disclosures {
    private static final String COLUMNS = """
            select id, claimant_id, purpose, reference, proposed_by, proposed_at, approved_by, approved_at, expires_at, read_at
            from disclosure
            """;

    /** Of a duty officer's only duty officers and auditors know: others would ask why somebody is to be reached. */
    private static final String SHOWN = "(not confidential or :all)";

    private final Sql sql;
    private final AuditLog auditLog;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final Duration openFor;

    /** One that waits, and what its claimant is called. */
    record Waiting(Disclosure disclosure, String pseudonym) {}

    Disclosures(Sql sql, AuditLog auditLog, Caller caller, Ids ids, Clock clock, DisclosureSettings settings) {
        this.sql = sql;
        this.auditLog = auditLog;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.openFor = settings.openFor();
    }

    Disclosure propose(Claimant claimant, DisclosurePurpose purpose, String reference) {
        Instant now = clock.instant();
        Disclosure disclosure = new Disclosure(
                ids.next(claimant.id().bucket()),
                claimant.id,
                purpose,
                reference,
                caller.person(),
                now,
                null,
                null,
                now.plus(openFor),
                null);
        sql.of("""
                insert into disclosure (id, bucket, partner, claimant_id, purpose, reference, proposed_by, proposed_at,
                    expires_at, confidential)
                values (:id, :bucket, :partner, :claimant, :purpose, :reference, :person, :now, :expires, :confidential)
                """)
                .with("id", disclosure.id())
                .with("bucket", Ids.bucketOf(disclosure.id()))
                .with("partner", claimant.partner)
                .with("claimant", claimant.id)
                .with("purpose", purpose)
                .with("reference", reference)
                .with("person", disclosure.proposedBy())
                .with("now", now)
                .with("expires", disclosure.expiresAt())
                .with("confidential", caller.hasRole(Roles.DUTY_OFFICER))
                .run();
        audit(AuditAction.DISCLOSURE_PROPOSED, disclosure);
        return disclosure;
    }

    Optional<Disclosure> find(UUID claimantId, UUID id) {
        return sql.of(COLUMNS + " where bucket = :bucket and id = :id and claimant_id = :claimant and " + SHOWN)
                .with("all", seesAll())
                .with("bucket", Ids.bucketOf(claimantId))
                .with("id", id)
                .with("claimant", claimantId)
                .first(Disclosures::disclosure);
    }

    /** Newest first. */
    List<Disclosure> of(UUID claimantId, int limit) {
        return sql.of(COLUMNS + " where bucket = :bucket and claimant_id = :claimant and " + SHOWN
                        + " order by id desc limit :limit")
                .with("all", seesAll())
                .with("bucket", Ids.bucketOf(claimantId))
                .with("claimant", claimantId)
                .with("limit", limit)
                .list(Disclosures::disclosure);
    }

    /** What can be approved or read now, oldest first, after one of them. */
    List<Waiting> waiting(UUID after, int limit) {
        return sql.of("""
                select d.id, d.claimant_id, d.purpose, d.reference, d.proposed_by, d.proposed_at, d.approved_by, d.approved_at,
                    d.expires_at, d.read_at, c.pseudonym
                from disclosure d join claimant c on c.bucket = d.bucket and c.id = d.claimant_id
                where d.read_at is null and d.expires_at > :now and (not d.confidential or :all)
                    and d.id > :after
                order by d.id limit :limit
                """)
                .with("after", after)
                .with("all", seesAll())
                .with("now", clock.instant())
                .with("limit", limit)
                .list(row -> new Waiting(disclosure(row), row.text("pseudonym")));
    }

    /** @return false if somebody else has approved it, or it has expired */
    boolean approve(Disclosure disclosure, String person) {
        Instant now = clock.instant();
        int approved = sql.of("""
                update disclosure set approved_by = :person, approved_at = :now, expires_at = :expires
                where bucket = :bucket and id = :id and approved_by is null and expires_at > :now
                """)
                .with("person", person)
                .with("now", now)
                .with("expires", now.plus(openFor))
                .with("bucket", Ids.bucketOf(disclosure.id()))
                .with("id", disclosure.id())
                .run();
        return approved == 1 && audit(AuditAction.DISCLOSURE_APPROVED, disclosure);
    }

    /** @return false if it was read before, is not approved, or has expired */
    boolean read(Disclosure disclosure) {
        int read = sql.of("""
                update disclosure set read_at = :now
                where bucket = :bucket and id = :id and approved_by is not null and read_at is null
                    and expires_at > :now
                """)
                .with("now", clock.instant())
                .with("bucket", Ids.bucketOf(disclosure.id()))
                .with("id", disclosure.id())
                .run();
        return read == 1 && audit(AuditAction.IDENTITY_DISCLOSED, disclosure);
    }

    /** Nobody reads it, now or later; there is no entry, because nothing was disclosed. */
    void useUp(Disclosure disclosure) {
        sql.of("""
                update disclosure set read_at = :now
                where bucket = :bucket and id = :id and approved_by is not null and read_at is null and expires_at > :now
                """)
                .with("now", clock.instant())
                .with("bucket", Ids.bucketOf(disclosure.id()))
                .with("id", disclosure.id())
                .run();
    }

    private boolean seesAll() {
        return caller.hasRole(Roles.DUTY_OFFICER) || caller.hasRole(Roles.AUDITOR);
    }

    /** The reference stays with the disclosure: the log takes ids and codes only. */
    private boolean audit(AuditAction action, Disclosure disclosure) {
        auditLog.record(
                action,
                disclosure.claimantId(),
                AuditDetail.id("disclosure", disclosure.id()),
                AuditDetail.code("purpose", disclosure.purpose()));
        return true;
    }

    private static Disclosure disclosure(Row row) {
        return new Disclosure(
                row.id("id"),
                row.id("claimant_id"),
                row.code(DisclosurePurpose.class, "purpose"),
                row.text("reference"),
                row.text("proposed_by"),
                row.instant("proposed_at"),
                row.textOrNull("approved_by"),
                row.instantOrNull("approved_at"),
                row.instant("expires_at"),
                row.instantOrNull("read_at"));
    }
}
